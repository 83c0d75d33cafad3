namespace Sep.Codec.Aps;

/// <summary>The extended header, which fragmented transmissions have. Bits 2-7 of its control are reserved.</summary>
/// <param name="Fragmentation">Which part this is.</param>
/// <param name="Block">
/// In the first block the number of blocks, later the block's number from 1 on; in an acknowledgement the first block of the window that the bitfield
/// is about. Not on the wire when nothing is fragmented.
/// </param>
/// <param name="AckBitfield">
/// In acknowledgements, the blocks of the window that came, the first of them in bit 0; bits past the window are ones.
/// </param>
public readonly record struct ApsExtendedHeader(ApsFragmentation Fragmentation, byte Block = 0, byte AckBitfield = 0)
{
    internal static int SizeOf(ApsFragmentation fragmentation, bool isAck) => fragmentation == ApsFragmentation.None ? 1 : isAck ? 3 : 2;
}
