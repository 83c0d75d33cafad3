using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Clusters.Prepayment;

/// <summary>Which premises and which meter a request is for.</summary>
/// <param name="SiteId">At most 32 octets.</param>
/// <param name="MeterSerialNumber">At most 24 octets.</param>
public readonly record struct SiteAndMeter(OctetString SiteId, OctetString MeterSerialNumber)
{
    /// <summary>The most octets of a site id.</summary>
    public const int MaxSiteId = 32;

    /// <summary>The most octets of a meter's serial number.</summary>
    public const int MaxMeterSerialNumber = 24;

    internal static SiteAndMeter Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode =>
        new(r.OctetString(nameof(SiteId), MaxSiteId), r.OctetString(nameof(MeterSerialNumber), MaxMeterSerialNumber));

    internal void Write(ref WireWriter w)
    {
        w.OctetString(SiteId, MaxSiteId);
        w.OctetString(MeterSerialNumber, MaxMeterSerialNumber);
    }
}
