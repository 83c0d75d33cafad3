using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Esi;

/// <summary>
/// A command for ESIs, decoded once and shared by all that it is sent to. The payload is kept as it came, so that a device meets exactly what was
/// ordered.
/// </summary>
public abstract record EsiCommand(byte CommandId, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The IssuerEventID or MessageID that it is about; 0 for a cancel of everything.</summary>
    public virtual uint Id => 0;

    /// <summary>True when it ends what another command began.</summary>
    public virtual bool IsCancel => false;

    /// <summary>Null, with the reason, for what no ESI could forward.</summary>
    public static EsiCommand? Decode(ushort cluster, byte commandId, ReadOnlyMemory<byte> payload, out string problem)
    {
        CommandKey key = CommandKey.Specific((ClusterId)cluster, commandId, Direction.ServerToClient);
        EsiCommand? command;
        if (key == LoadControlEvent.Key)
        {
            command = ZclFrame.TryDecode(payload, out LoadControlEvent load, out _) ? new LoadControlCommand(load, commandId, payload) : null;
        }
        else if (key == CancelLoadControlEvent.Key)
        {
            command = ZclFrame.TryDecode(payload, out CancelLoadControlEvent cancel, out _) ? new CancelCommand(cancel, commandId, payload) : null;
        }
        else if (key == CancelAllLoadControlEvents.Key)
        {
            command = ZclFrame.TryDecode(payload, out CancelAllLoadControlEvents all, out _) ? new CancelAllCommand(all, commandId, payload) : null;
        }
        else if (key == DisplayMessage.Key)
        {
            command = ZclFrame.TryDecode(payload, out DisplayMessage text, out _) ? new TextCommand(text, commandId, payload) : null;
        }
        else if (key == CancelMessage.Key)
        {
            command = ZclFrame.TryDecode(payload, out CancelMessage cancel, out _) ? new CancelTextCommand(cancel, commandId, payload) : null;
        }
        else if (key == PublishPrice.Key)
        {
            command = ZclFrame.TryDecode(payload, out PublishPrice price, out ReadOnlyMemory<byte> tail) ? new PriceCommand(price, tail, commandId, payload) : null;
        }
        else
        {
            problem = $"command 0x{commandId:X2} of cluster 0x{cluster:X4} is not supported";
            return null;
        }

        problem = command is null ? $"the payload of command 0x{commandId:X2} of cluster 0x{cluster:X4} is malformed" : "";
        return command;
    }
}
