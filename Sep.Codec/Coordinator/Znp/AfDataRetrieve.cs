using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>AF_DATA_RETRIEVE: fetches a part of an ASDU that was too large for its indication; 0 octets free it.</summary>
/// <param name="Time">The time stamp of the indication.</param>
/// <param name="Offset">From which octet on.</param>
/// <param name="Count">How many; 0 is the last call.</param>
public readonly record struct AfDataRetrieve(uint Time, ushort Offset, byte Count) : IZnpRequest<AfDataRetrieve, AfDataRetrieveAnswer>
{
    private const int FixedSize = 7;

    public static ZnpCommandId Id => ZnpCommandId.AfDataRetrieve;

    public static AfDataRetrieve Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U32(nameof(Time)), f.U16(nameof(Offset)), f.U8(nameof(Count)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U32(Time);
        f.U16(Offset);
        f.U8(Count);
    }
}
