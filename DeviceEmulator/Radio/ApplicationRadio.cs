using DeviceEmulator.Stack;
using DeviceEmulator.Time;

namespace DeviceEmulator.Radio;

/// <summary>
/// The radio of every HAN of one lane at application fidelity: ASDUs are handed over through the lane's agenda at the moment they are sent, but
/// never within the call that sends them. A frame under way lives in a pooled slot.
/// </summary>
public sealed class ApplicationRadio(Agenda agenda) : ITimed
{
    private readonly SlotPool<RadioFrame> _frames = new();

    /// <summary>The governed networks, which answer a scan while they are up.</summary>
    internal List<HanCoordinator> Coordinators { get; } = [];

    internal Agenda Agenda => agenda;

    internal int Send(HanNetwork network, in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        int slot = _frames.Take();
        ref RadioFrame frame = ref _frames[slot];
        frame.Network = network;
        frame.Address = address;
        frame.Length = asdu.Length;
        frame.Epoch = network.Epoch;
        if (asdu.Length <= StackCapabilities.SecuredAsdu)
        {
            frame.Asdu = new PackedFrame(asdu);
        }

        agenda.Schedule(agenda.Now, this, slot);
        return slot;
    }

    /// <inheritdoc/>
    public void OnTimer(MarketTime now, int token)
    {
        // A copy, because the receiver may send and make the pool grow.
        RadioFrame frame = _frames[token];
        _frames.Return(token);
        frame.Network.HandOver(token, frame);
    }
}
