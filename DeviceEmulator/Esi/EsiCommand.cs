using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Esi;

/// <summary>
/// A command for ESIs, decoded once and shared by all that it is sent to. The payload is kept as it came, so that a device meets exactly what was
/// ordered.
/// </summary>
public abstract record EsiCommand(byte CommandId, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Null, with the reason, for what no ESI could forward.</summary>
    public static EsiCommand? Decode(ushort cluster, byte commandId, ReadOnlyMemory<byte> payload, out string problem)
    {
        problem = "";
        if ((ClusterId)cluster != ClusterId.Drlc)
        {
            problem = $"cluster 0x{cluster:X4} is not supported";
            return null;
        }

        CommandKey key = CommandKey.Specific(ClusterId.Drlc, commandId, Direction.ServerToClient);
        bool read;
        EsiCommand? command;
        if (key == LoadControlEvent.Key)
        {
            read = ZclFrame.TryDecode(payload.Span, out LoadControlEvent load, out _);
            command = new LoadControlCommand(load, commandId, payload);
        }
        else if (key == CancelLoadControlEvent.Key)
        {
            read = ZclFrame.TryDecode(payload.Span, out CancelLoadControlEvent cancel, out _);
            command = new CancelCommand(cancel, commandId, payload);
        }
        else if (key == CancelAllLoadControlEvents.Key)
        {
            read = ZclFrame.TryDecode(payload.Span, out CancelAllLoadControlEvents all, out _);
            command = new CancelAllCommand(all, commandId, payload);
        }
        else
        {
            problem = $"command 0x{commandId:X2} of cluster 0x{cluster:X4} is not supported";
            return null;
        }

        if (!read)
        {
            problem = $"the payload of command 0x{commandId:X2} is malformed";
            return null;
        }

        return command;
    }
}
