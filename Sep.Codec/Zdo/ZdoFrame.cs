using Sep.Codec.Aps;
using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>
/// Whole payloads of the device profile: a transaction sequence number, which a response copies from its request, and a command. Nothing here
/// throws on
/// input, and nothing is copied.
/// </summary>
public static class ZdoFrame
{
    /// <summary>The device profile.</summary>
    public const ushort Profile = 0x0000;

    /// <summary>The endpoint of every device that answers for it.</summary>
    public const byte Endpoint = 0;

    /// <summary>The header of a unicast or broadcast with this command.</summary>
    public static ApsHeader Header<T>(byte counter, bool broadcast = false, bool ackRequest = false) where T : struct, ILayerCommand<T, ZdoClusterId> =>
        ApsHeader.Data(Endpoint, (ushort)T.Id, Profile, Endpoint, counter, ackRequest) with
        {
            DeliveryMode = broadcast ? ApsDeliveryMode.Broadcast : ApsDeliveryMode.Unicast,
        };

    /// <summary>Reads a payload that a cluster announced as a <typeparamref name="T"/>.</summary>
    public static FrameError Read<T>(ReadOnlyMemory<byte> payload, out byte sequence, out T command, out ReadOnlyMemory<byte> tail)
        where T : struct, ILayerCommand<T, ZdoClusterId>
    {
        if (payload.IsEmpty)
        {
            sequence = 0;
            command = default;
            tail = default;
            return FrameError.Truncated;
        }

        sequence = payload.Span[0];
        return LayerCommand.Read(payload[1..], out command, out tail);
    }

    /// <summary>Writes a payload and returns its length in octets.</summary>
    /// <exception cref="ArgumentException">A value is out of range, or the buffer is too small.</exception>
    public static int Write<T>(Span<byte> destination, byte sequence, in T command) where T : struct, ILayerCommand<T, ZdoClusterId>
    {
        WireWriter w = new(destination);
        w.U8(sequence);
        command.Write(ref w);
        return w.Length;
    }
}
