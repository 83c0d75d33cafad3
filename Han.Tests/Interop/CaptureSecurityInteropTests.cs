using System.Buffers;
using System.Buffers.Binary;
using Han.Tests.Codec.Security;
using Sep.Codec.Capture;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace Han.Tests.Interop;

/// <summary>tshark decrypts what we encrypt, with keys that it derives itself, and refuses what we damage.</summary>
[Trait("Category", "Interop")]
public sealed class CaptureSecurityInteropTests
{
    private const ulong Sender = 0x000D6F0000000002;

    private static readonly AesKey NetworkKey = new(Arbitrary.Octets(AesKey.Size, 21));
    private static readonly InstallCode Code = new(Arbitrary.Octets(16, 22));

    [SkippableFact]
    public void Network_frames_of_every_length()
    {
        using CaptureTools tools = new();
        ArrayBufferWriter<byte> file = new();
        PcapNgWriter writer = new(file);
        writer.AddInterface(LinkType.Ieee802154WithFrameCheck);
        Aes128 aes = new(NetworkKey);
        OutgoingFrameCounter counter = new(0x00FFFFFA);
        for (int length = 1; length <= 70; length++)
        {
            Assert.True(counter.TryTake(out uint number));
            writer.WriteFrame(0, number, NetworkFrame(aes, number, Arbitrary.Octets(length, (ulong)length)));
        }

        byte[] damaged = NetworkFrame(aes, 1, Arbitrary.Octets(20, 20));
        damaged[^1] ^= 1;
        writer.WriteFrame(0, 1, damaged);

        string path = tools.Put("ours.pcapng", file.WrittenSpan);
        string[][] rows = tools.Fields(path, Keys(NetworkKey), "zbee.sec.counter", "zbee_aps.profile", "data.data");
        Assert.Equal(71, rows.Length);
        for (int length = 1; length <= 70; length++)
        {
            string data = Convert.ToHexStringLower(Arbitrary.Octets(length, (ulong)length));
            Assert.Equal([$"{0x00FFFFFA + length - 1}", "0x7f01", data], rows[length - 1]);
        }

        Assert.Equal("", rows[70][1]);
    }

    [SkippableTheory]
    [InlineData(KeyIdentifier.KeyTransport)]
    [InlineData(KeyIdentifier.KeyLoad)]
    public void A_network_key_under_the_key_of_an_install_code(KeyIdentifier identifier)
    {
        using CaptureTools tools = new();
        ArrayBufferWriter<byte> file = new();
        PcapNgWriter writer = new(file);
        writer.AddInterface(LinkType.Ieee802154Tap);
        writer.WriteFrame(0, 0, TransportKeyFrame(new LinkKeyCiphers(Code.ToLinkKey()).For(identifier), identifier), new FrameReception(15));
        string path = tools.Put("ours.pcapng", file.WrittenSpan);
        string[] row = tools.Fields(path, Keys(Code.ToLinkKey()), "zbee_aps.cmd.id", "zbee_aps.cmd.key").Single();
        Assert.Equal("0x05", row[0]);
        Assert.Equal(Hex(NetworkKey), row[1].Replace(":", "", StringComparison.Ordinal), ignoreCase: true);
    }

    private static string[] Keys(in AesKey key) => ["-o", $"uat:zigbee_pc_keys:\"{Hex(key)}\",\"Normal\",\"\""];

    private static string Hex(in AesKey key) => Convert.ToHexString(key);

    /// <summary>MAC and network header, auxiliary header, and an encrypted application frame of a private profile.</summary>
    private static byte[] NetworkFrame(Aes128 aes, uint counter, byte[] data)
    {
        byte[] payload = [.. Convert.FromHexString("40010007017F0200"), .. data];
        byte[] header = Convert.FromHexString("480200005C3A1E1100000000000000000000000000" + "00");
        SecurityControl control = new(SecurityLevel.EncryptedMic32, KeyIdentifier.Network, extendedNonce: true);
        header[8] = control.Value;
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(9), counter);
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(13), Sender);
        byte[] mic = new byte[control.MicLength];
        CcmStar.Encrypt(aes, new SecurityNonce(new Eui64(Sender), counter, control), header, payload, mic);
        header[8] = control.With(SecurityLevel.None).Value;
        return [.. Convert.FromHexString("618809AA1A00005C3A"), .. header, .. payload, .. mic];
    }

    /// <summary>Transport Key of the network key, without security of the network layer.</summary>
    private static byte[] TransportKeyFrame(Aes128 aes, KeyIdentifier identifier)
    {
        byte[] payload = new byte[35];
        (payload[0], payload[1]) = (0x05, 0x01);
        ((ReadOnlySpan<byte>)NetworkKey).CopyTo(payload.AsSpan(2));
        BinaryPrimitives.WriteUInt64LittleEndian(payload.AsSpan(19), Sender);
        BinaryPrimitives.WriteUInt64LittleEndian(payload.AsSpan(27), Sender - 1);

        SecurityControl control = new(SecurityLevel.EncryptedMic32, identifier, extendedNonce: true);
        byte[] header = new byte[15];
        (header[0], header[1], header[2]) = (0x21, 0x01, control.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(3), 16);
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(7), Sender - 1);
        byte[] mic = new byte[control.MicLength];
        CcmStar.Encrypt(aes, new SecurityNonce(new Eui64(Sender - 1), 16, control), header, payload, mic);
        header[2] = control.With(SecurityLevel.None).Value;
        return [.. Convert.FromHexString("61880CAA1A5C3A0000" + "08005C3A00001E14"), .. header, .. payload, .. mic];
    }
}
