using DeviceEmulator.Esi;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Home;

// What a head-end would send to the ESI.
public sealed partial class EmulatedHome
{
    /// <summary>The longest payload of a command.</summary>
    private const int LongestPayload = 300;

    private readonly OrderNotes _eventOfOrder = new();
    private uint _lastId;

    /// <summary>The event that was sent last; 0 for none.</summary>
    public uint LatestEvent { get; private set; }

    /// <summary>The text that was sent last; 0 for none.</summary>
    public uint LatestText { get; private set; }

    /// <summary>A number greater than every one before, as events, prices and texts need; at least the time.</summary>
    public uint NextId() => Math.Max(_lastId + 1, Agenda.Now.ToSep().Seconds);

    /// <summary>Gives the ESI an event for one device, or for all.</summary>
    /// <returns>The number of the order by which the ESI answers; so too below.</returns>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public uint Send(in LoadControlEvent command, Eui64 device = default)
    {
        LatestEvent = command.IssuerEventId;
        return _eventOfOrder.Keep(Give(command, command.IssuerEventId, device), command.IssuerEventId);
    }

    /// <inheritdoc cref="Send(in LoadControlEvent, Eui64)"/>
    public uint Send(in CancelLoadControlEvent command, Eui64 device = default) =>
        _eventOfOrder.Keep(Give(command, 0, device), command.IssuerEventId);

    /// <inheritdoc cref="Send(in LoadControlEvent, Eui64)"/>
    public uint Send(in CancelAllLoadControlEvents command, Eui64 device = default) => Give(command, 0, device);

    /// <inheritdoc cref="Send(in LoadControlEvent, Eui64)"/>
    public uint Send(in PublishPrice command, Eui64 device = default) => Give(command, command.IssuerEventId, device);

    /// <inheritdoc cref="Send(in LoadControlEvent, Eui64)"/>
    public uint Send(in DisplayMessage command, Eui64 device = default)
    {
        LatestText = command.MessageId;
        return Give(command, command.MessageId, device);
    }

    /// <inheritdoc cref="Send(in LoadControlEvent, Eui64)"/>
    public uint Send(in CancelMessage command, Eui64 device = default) => Give(command, 0, device);

    /// <summary>The event that an order sent or cancelled; 0 for another order, or one too long ago.</summary>
    internal uint EventOfOrder(uint order) => _eventOfOrder.Find(order);

    private uint Give<T>(in T command, uint id, Eui64 device) where T : struct, ISepCommand<T>
    {
        byte[] octets = new byte[LongestPayload];
        WireWriter w = new(octets);
        command.Write(ref w);
        _lastId = Math.Max(_lastId, id);
        EsiCommand decoded = EsiCommand.Decode((ushort)T.Key.Cluster, T.Key.CommandId, octets.AsMemory(0, w.Length), out string problem)
            ?? throw new ArgumentException(problem, nameof(command));
        return Esi.Deliver(decoded, device);
    }
}
