using DeviceEmulator.Clusters;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Metering;

/// <summary>
/// The client side of Metering of an ESI: stands in for meters that sleep. Each gets an endpoint of the ESI, to which it reports and at which others
/// read (sep-facts 4.4). A meter that asks again gets the same endpoint.
/// </summary>
/// <param name="places">How many meters it can stand in for.</param>
internal sealed class MirrorDesk(int places) : ServedCluster(ClusterId.Metering, ClusterSide.Client)
{
    /// <summary>The endpoint of the first mirror.</summary>
    public const byte FirstEndpoint = 0x10;

    private readonly MirroredMeter?[] _mirrors = new MirroredMeter?[places];

    /// <summary>The two sides of the mirror at an endpoint; none where there is no mirror.</summary>
    public ServedCluster[] At(byte endpoint) =>
        endpoint >= FirstEndpoint && endpoint < FirstEndpoint + _mirrors.Length && _mirrors[endpoint - FirstEndpoint] is MirroredMeter mirror
            ? [mirror, new MirrorReports(mirror)]
            : [];

    public override ZclStatus? Execute(in ClusterRequest request)
    {
        Eui64 meter = request.From.Source;
        if (request.Announces<RequestMirror>())
        {
            int place = PlaceOf(meter) is >= 0 and int own ? own : Array.IndexOf(_mirrors, null);
            if (place >= 0)
            {
                _mirrors[place] ??= new MirroredMeter(meter);
            }

            request.Answer(new RequestMirrorResponse(place >= 0 ? (ushort)(FirstEndpoint + place) : RequestMirrorResponse.CannotMirror));
            return null;
        }

        if (!request.Announces<RemoveMirror>())
        {
            return ZclStatus.UnsupportedClusterCommand;
        }

        int removed = PlaceOf(meter);
        if (removed >= 0)
        {
            _mirrors[removed] = null;
        }

        request.Answer(new MirrorRemoved(removed >= 0 ? (ushort)(FirstEndpoint + removed) : MirrorRemoved.NotRemoved));
        return null;
    }

    /// <summary>Whether there is a place for one more meter.</summary>
    public bool HasRoom => Array.IndexOf(_mirrors, null) >= 0;

    /// <summary>A meter has left the network: its place is free.</summary>
    public void Remove(Eui64 meter)
    {
        if (PlaceOf(meter) is >= 0 and int place)
        {
            _mirrors[place] = null;
        }
    }

    /// <summary>The ESI has lost its memory.</summary>
    public void Clear() => Array.Clear(_mirrors);

    private int PlaceOf(Eui64 meter) => Array.FindIndex(_mirrors, m => m?.Meter == meter);
}
