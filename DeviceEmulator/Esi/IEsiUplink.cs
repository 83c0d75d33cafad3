using Sep.Codec.Types;

namespace DeviceEmulator.Esi;

/// <summary>The ESI's way up to its head-end. Called on the loop.</summary>
public interface IEsiUplink
{
    /// <summary>
    /// The ESI has the command. For an event the number of joined devices that it is for; for a cancel the number of answers to expect: each comes as
    /// a device's frame or as <see cref="OnSettled"/>.
    /// </summary>
    void OnStored(Esi esi, OrderTag tag, int count);

    /// <summary>The ESI's event table is full, or the device is none of its own; nothing was stored or forwarded.</summary>
    void OnRefused(Esi esi, OrderTag tag);

    /// <summary>The cancel names nothing that the ESI holds.</summary>
    void OnNothingToCancel(Esi esi, OrderTag tag);

    /// <summary>A device's frame that belongs to the delivery; the octets are valid during the call only.</summary>
    void OnDeviceFrame(Esi esi, OrderTag tag, Eui64 device, ReadOnlySpan<byte> frame);

    /// <summary>Said of a cancel, in place of one announced answer: the device is done with the event, or has nothing to cancel; no frame will come.</summary>
    void OnSettled(Esi esi, OrderTag tag, Eui64 device);

    /// <summary>Said of a text that asks for confirmation: its time is over, or another text takes its place, and the device has not confirmed it.</summary>
    void OnNotConfirmed(Esi esi, OrderTag tag, Eui64 device, bool isReplaced);

    /// <summary>
    /// A device has tried to join, and with what success; or its key establishment has ended. Belongs to no delivery. The ESIs of a population have no trust
    /// centre and say nothing of the kind: a head-end that has only those need not listen.
    /// </summary>
    void OnJoinAttempt(Esi esi, in JoinAttempt attempt)
    {
    }
}
