using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sep.Codec.Security;

/// <summary>The eleven round keys of one AES-128 key, FIPS 197 5.2.</summary>
[InlineArray(Count)]
internal struct AesRoundKeys
{
    public const int Count = 11;

    private Vector128<byte> _first;
}
