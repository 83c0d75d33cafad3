using Sep.Codec.Mac;

namespace DeviceEmulator.Node;

/// <summary>A frame that waits in a node's MAC, or is on its way. Used again and again, so that a frame costs no object.</summary>
internal sealed class MacTransmission
{
    /// <summary>The frame, and room for its frame check sequence.</summary>
    public readonly byte[] Frame = new byte[MacFrame.MaxSize];

    public int Length;
    public int Attempts;
    public MacPurpose Purpose;
    public bool WantsAck;

    /// <summary>Kept for a sleepy device: its address as <see cref="MacLayer.Key"/> says it, and until when.</summary>
    public bool IsIndirect;
    public ulong Receiver;
    public long Expiry;

    /// <summary>The one that follows in the queue, or among the free ones.</summary>
    public MacTransmission? Next;

    public byte Sequence => Frame[2];

    public Span<byte> Room => Frame.AsSpan(0, MacFrame.MaxSize - MacFrame.FrameCheckLength);

    public ReadOnlyMemory<byte> Content => Frame.AsMemory(0, Length);
}
