using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>The EUI-64 of the coordinator.</summary>
/// <param name="Address">The address.</param>
public readonly record struct SysGetExtendedAddressAnswer(Eui64 Address) : IWireValue<SysGetExtendedAddressAnswer>
{
    private const int FixedSize = 8;

    public static SysGetExtendedAddressAnswer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Eui64(nameof(Address)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Eui64(Address);
    }
}
