using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>A report that waits for its random delay to pass: what it will say, and the ESI that it is for. Without a signature, which is 42 octets.</summary>
internal readonly record struct PendingReport(
    uint IssuerEventId, SepTime At, EventStatus Status, CriticalityLevel Criticality, EventControl Control, AppliedControl Applied, Eui64 Esi)
{
    /// <summary>No signature: type 0 and 42 x FF, as from SE 1.1 on.</summary>
    public ReportEventStatus ToReport() => new(
        IssuerEventId, Status, At, Criticality, Applied.CoolingSetPoint, Applied.HeatingSetPoint, Applied.LoadAdjustment, Applied.DutyCycle, Control,
        SignatureType.None, EventSignature.None);
}
