using DeviceEmulator.Clusters;
using DeviceEmulator.Metering;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Esi;

/// <summary>
/// What the ESI of a single home serves besides load control, texts and prices: Basic, Identify, Time, Simple Metering, and mirrors of meters that
/// sleep. Commands for any other cluster are UNSUP_CLUSTER_COMMAND.
/// </summary>
public sealed class EsiServers
{
    private readonly SepRevision _revision;
    private readonly ServedCluster[] _clusters;
    private readonly MirrorDesk _mirrors;

    /// <param name="agenda">Of the ESI's loop.</param>
    /// <param name="meter">The meter that the ESI is in; null for an ESI beside it, which then has no Metering server.</param>
    public EsiServers(Agenda agenda, ElectricMeter? meter = null, EsiServerOptions? options = null)
    {
        options ??= new EsiServerOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.Mirrors, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Mirrors, EsiServerOptions.MostMirrors, nameof(options));
        _revision = options.Revision;
        _mirrors = new MirrorDesk(options.Mirrors);
        long off = options.Faults.Has(Faults.Misbehaviour.ClockOff) ? (long)options.Faults.ClockOffset.TotalMilliseconds : 0;
        DeviceClock clock = new(agenda.Now, standingError: off);
        Meter = meter;
        _clusters =
        [
            new BasicServer(options.Identity, () => _mirrors.HasRoom), new IdentifyServer(agenda), new TimeServer(agenda, clock, _revision), _mirrors,
            .. meter is null ? Array.Empty<ServedCluster>() : [new MeteringServer(agenda, meter)],
        ];
    }

    /// <summary>The premise's meter, or null.</summary>
    public ElectricMeter? Meter { get; }

    /// <summary>A device has left: what is kept for it goes.</summary>
    internal void Forget(Eui64 device) => _mirrors.Remove(device);

    /// <summary>The ESI has lost its memory.</summary>
    internal void ForgetAll() => _mirrors.Clear();

    internal void OnIndication(Esi esi, in ApsAddress address, in ZclHeader header, ReadOnlySpan<byte> payload)
    {
        ServedCluster[] clusters = address.DestinationEndpoint >= MirrorDesk.FirstEndpoint ? _mirrors.At(address.DestinationEndpoint) : _clusters;
        Endpoint endpoint = new(esi.Aps, esi.Address, _revision, clusters);
        if (!endpoint.TryHandle(address, header, payload))
        {
            endpoint.Refuse(address, header);
        }
    }
}
