using Sep.Codec.Zcl;

namespace Sep.Codec.Inspect;

/// <summary>The patterns that ZCL types keep for "there is no value".</summary>
internal static class NotAValue
{
    public static bool Is(ZclType type, ReadOnlySpan<byte> octets) => type switch
    {
        ZclType.Boolean or (>= ZclType.UInt8 and <= ZclType.UInt64) or ZclType.Enum8 or ZclType.Enum16 or (>= ZclType.TimeOfDay and <= ZclType.IeeeAddress) =>
            !octets.ContainsAnyExcept((byte)0xFF),
        >= ZclType.Int8 and <= ZclType.Int64 => octets is [.., 0x80] && !octets[..^1].ContainsAnyExcept((byte)0),
        ZclType.OctetString or ZclType.CharacterString => octets is [0xFF],
        ZclType.LongOctetString or ZclType.LongCharacterString => octets is [0xFF, 0xFF],
        _ => false,
    };
}
