using Han.Tests.Codec.Mac;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Han.Tests.Codec.Nwk;

/// <summary>The network of Vectors/Frames: a coordinator, a device, and their keys, which are published test material.</summary>
internal static class Network
{
    public const ushort Pan = 0x1AAA;
    public const ushort Device = 0x3A5C;

    public static readonly Eui64 CoordinatorEui64 = new(0x000D6F0000000001);
    public static readonly Eui64 DeviceEui64 = new(0x000D6F0000000002);

    /// <summary>The network key of the vectors.</summary>
    public static readonly AesKey NetworkKey = new(Convert.FromHexString("ABCDEF01234567890000000000000000"));

    /// <summary>The link key of the key establishment example in SE 1.0 Annex C.</summary>
    public static readonly AesKey LinkKey = new(Convert.FromHexString("86D58AAA998E2FAEFAF9FEF49606543A"));

    /// <summary>"ZigBeeAlliance09".</summary>
    public static readonly AesKey WellKnownKey = new("ZigBeeAlliance09"u8);

    public static readonly Aes128 NetworkCipher = new(NetworkKey);
    public static readonly LinkKeyCiphers LinkCiphers = new(LinkKey);
    public static readonly LinkKeyCiphers WellKnownCiphers = new(WellKnownKey);

    /// <summary>The MAC header of a unicast between the coordinator and another address.</summary>
    public static MacHeader Mac(ushort destination, byte sequence) =>
        MacHeader.Data(Pan, destination, destination == 0 ? Device : (ushort)0, sequence, acknowledgementRequest: true);

    /// <summary>The whole frame as lower-case hex.</summary>
    public static string Hex(ReadOnlySpan<byte> frame) => Convert.ToHexStringLower(frame);

    /// <summary>The MAC payload of a vector, in memory of its own.</summary>
    public static Memory<byte> MacPayload(string name, MacHeader expected)
    {
        byte[] frame = FrameVector.Of(name).Octets;
        Assert.Equal(FrameError.None, MacFrame.Read(frame.AsMemory(), out MacHeader header, out ReadOnlyMemory<byte> payload));
        Assert.Equal(expected, header);
        return frame.AsMemory(frame.Length - payload.Length);
    }
}
