using System.Runtime.Intrinsics;

namespace Sep.Codec.Security;

/// <summary>
/// The two AES encryption rounds, octets in the order of FIPS 197 (octet 0 is row 0, column 0). Key schedule, block cipher and hash are written over
/// these alone, so an implementation that agrees here agrees everywhere.
/// </summary>
internal interface IAesRound
{
    /// <summary>MixColumns(ShiftRows(SubBytes(state))) xor key.</summary>
    static abstract Vector128<byte> Full(Vector128<byte> state, Vector128<byte> key);

    /// <summary>ShiftRows(SubBytes(state)) xor key: the round without MixColumns that ends a block.</summary>
    static abstract Vector128<byte> Last(Vector128<byte> state, Vector128<byte> key);
}
