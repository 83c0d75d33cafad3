using Han.Tests.Codec.Mac;
using Han.Tests.Codec.Nwk;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Han.Tests.Codec.Aps;

/// <summary>Secured frames through all layers: they come back, and nothing that was changed on the way is taken.</summary>
public sealed class RadioFrameTests
{
    private const ulong Seeds = 200;
    private const int MacHeaderBits = 9 * 8;

    [Fact]
    public void A_frame_comes_back()
    {
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            (RadioFrame headers, byte[] payload, byte[] frame) = Drawn(seed);
            Assert.Equal(FrameError.None, RadioFrame.Read(frame, Network.NetworkCipher, Network.LinkCiphers, out RadioFrame read, out Memory<byte> plain));
            Assert.Equal(headers, read);
            Assert.Equal(payload, plain.ToArray());
        }
    }

    [Fact]
    public void Every_flipped_bit_and_every_prefix_is_refused()
    {
        foreach (ulong seed in new ulong[] { 2, 3, 7, 11 })
        {
            (_, _, byte[] frame) = Drawn(seed);
            for (int bit = MacHeaderBits; bit < frame.Length * 8; bit++)
            {
                byte[] changed = [.. frame];
                changed[bit / 8] ^= (byte)(1 << (bit % 8));

                // What came as the level is replaced; without its security bit a frame says of itself that nobody vouches for it.
                FrameError error = RadioFrame.Read(changed, Network.NetworkCipher, Network.LinkCiphers, out RadioFrame read, out Memory<byte> plain);
                Assert.True(error != FrameError.None || !read.Nwk.Security || IsLevel(frame, bit), $"seed {seed}, bit {bit}");
                Assert.True(error == FrameError.None || plain.IsEmpty);
            }

            for (int length = 0; length < frame.Length; length++)
            {
                Assert.NotEqual(FrameError.None, RadioFrame.Read(frame.AsSpan(0, length).ToArray(), Network.NetworkCipher, Network.LinkCiphers, out _, out _));
            }
        }
    }

    /// <summary>Random octets behind control octets that lead as deep as may be.</summary>
    [Fact]
    public void Any_octets_are_read_or_refused()
    {
        HashSet<FrameError> seen = [];
        for (ulong seed = 0; seed < 20_000; seed++)
        {
            FieldDraw draw = new(seed);
            byte[] octets = [0x61, 0x88, .. draw.Octets(7), 0x48, draw.Of<byte>(0x00, 0x02, 0x04, 0x18), .. draw.Octets(draw.Below(60))];
            FrameError error = RadioFrame.Read(octets, Network.NetworkCipher, Network.LinkCiphers, out RadioFrame headers, out Memory<byte> payload);
            Assert.True(error == FrameError.None || payload.IsEmpty);
            Assert.True(error != FrameError.None || !headers.Nwk.Security);
            seen.Add(error);
        }

        Assert.Superset(
            new HashSet<FrameError> { FrameError.None, FrameError.Truncated, FrameError.UnknownKeyId, FrameError.BadRelayIndex, FrameError.BadIntegrityCode }, seen);
    }

    [Fact]
    public void A_frame_that_is_refused_stays_as_it_was()
    {
        (_, _, byte[] frame) = Drawn(5);
        byte[] copy = [.. frame];
        Aes128 other = new(Network.LinkKey);
        Assert.Equal(FrameError.BadIntegrityCode, RadioFrame.Read(copy, other, Network.LinkCiphers, out _, out _));
        Assert.Equal(frame, copy);
        Assert.Equal(FrameError.UnknownKeyId, RadioFrame.Read(copy, null, Network.LinkCiphers, out _, out _));
        Assert.Equal(FrameError.UnknownKeyId, RadioFrame.Read(copy, Network.NetworkCipher, null, out _, out _));
    }

    [Fact]
    public void Without_a_sender_there_is_no_nonce()
    {
        byte[] buffer = new byte[100];
        ApsHeader header = ApsHeader.Command(1) with { Security = true };
        AuxiliaryHeader auxiliary = AuxiliaryHeader.Link(KeyIdentifier.Data, 7);
        Aes128 key = Network.LinkCiphers.For(KeyIdentifier.Data);
        Assert.Throws<ArgumentException>(() => ApsSecurity.Write(key, buffer, header, auxiliary, default, [1]));
        int length = ApsSecurity.Write(key, buffer, header, auxiliary, Network.DeviceEui64, [1]);
        Assert.Equal(FrameError.UnknownSource, ApsSecurity.Read(Network.LinkCiphers, buffer.AsMemory(0, length), default, out _, out _, out _));
        Assert.Equal(
            FrameError.BadIntegrityCode, ApsSecurity.Read(Network.LinkCiphers, buffer.AsMemory(0, length), Network.CoordinatorEui64, out _, out _, out _));
        Assert.Equal(
            FrameError.None, ApsSecurity.Read(Network.LinkCiphers, buffer.AsMemory(0, length), Network.DeviceEui64, out _, out _, out Memory<byte> payload));
        Assert.Equal([1], payload.ToArray());
    }

    [Fact]
    public void A_link_key_does_not_stand_for_the_network_key()
    {
        byte[] buffer = new byte[100];
        AuxiliaryHeader auxiliary = AuxiliaryHeader.Network(7, Network.DeviceEui64, 0);
        int length = ApsSecurity.Write(Network.NetworkCipher, buffer, ApsHeader.Command(1) with { Security = true }, auxiliary, default, [1]);
        Assert.Equal(FrameError.UnknownKeyId, ApsSecurity.Read(Network.LinkCiphers, buffer.AsMemory(0, length), default, out _, out _, out _));
    }

    [Fact]
    public void Headers_and_keys_go_together()
    {
        (RadioFrame headers, byte[] payload, _) = Drawn(2);
        byte[] buffer = new byte[MacFrame.MaxSize];
        Refused(headers, null, Network.LinkCiphers);
        Refused(headers, Network.NetworkCipher, null);
        Refused(headers with { Mac = MacHeader.Ack(1, false) }, Network.NetworkCipher, Network.LinkCiphers);
        Refused(headers with { Nwk = headers.Nwk with { FrameType = NwkFrameType.Command } }, Network.NetworkCipher, Network.LinkCiphers);
        int length = headers.Write(buffer, Network.NetworkCipher, Network.LinkCiphers, Network.CoordinatorEui64, payload);
        Assert.Throws<ArgumentException>(
            () => headers.Write(buffer.AsSpan(0, length - 1), Network.NetworkCipher, Network.LinkCiphers, Network.CoordinatorEui64, payload));

        void Refused(RadioFrame frame, Aes128? networkKey, LinkKeyCiphers? linkKey) =>
            Assert.Throws<ArgumentException>(() => frame.Write(buffer, networkKey, linkKey, Network.CoordinatorEui64, payload));
    }

    [Fact]
    public void Writing_and_reading_allocates_nothing()
    {
        (RadioFrame headers, byte[] payload, _) = Drawn(9);
        byte[] buffer = new byte[MacFrame.MaxSize];
        Assert.True(Round(headers, payload, buffer));
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool all = true;
        for (int i = 0; i < 100; i++)
        {
            all &= Round(headers, payload, buffer);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(all);
    }

    private static bool Round(in RadioFrame headers, byte[] payload, byte[] buffer)
    {
        int length = MacFrame.AppendFrameCheck(buffer, headers.Write(buffer, Network.NetworkCipher, Network.LinkCiphers, Network.CoordinatorEui64, payload));
        return MacFrame.CheckFrame(buffer.AsSpan(0, length), out ReadOnlySpan<byte> frame) == FrameError.None
            && RadioFrame.Read(buffer.AsMemory(0, frame.Length), Network.NetworkCipher, Network.LinkCiphers, out RadioFrame read, out Memory<byte> plain) == FrameError.None
            && read.Aps.Counter == headers.Aps.Counter
            && plain.Span.SequenceEqual(payload);
    }

    /// <summary>The level bits of the network auxiliary header: zero on the air, whatever came in them is replaced.</summary>
    private static bool IsLevel(byte[] frame, int bit)
    {
        Assert.Equal(FrameError.None, NwkSecurity.ReadHeaders(frame.AsMemory(MacHeaderBits / 8), out _, out AuxiliaryHeader auxiliary, out int offset));
        return bit / 8 == (MacHeaderBits / 8) + offset - auxiliary.Size && bit % 8 < 3;
    }

    /// <summary>A data frame with every optional field now and then, secured at both layers.</summary>
    private static (RadioFrame Headers, byte[] Payload, byte[] Frame) Drawn(ulong seed)
    {
        FieldDraw draw = new(seed);
        NwkHeader nwk = NwkDraws.Header(draw) with { FrameType = NwkFrameType.Data, Security = true, Source = 0, SourceEui64 = draw.Bit() ? Network.CoordinatorEui64 : null };
        ApsHeader aps = ApsDraws.Header(draw) with { Security = true };
        AuxiliaryHeader link = ApsDraws.Auxiliary(draw);
        link = link.Control.ExtendedNonce ? link with { Source = Network.CoordinatorEui64 } : link;
        RadioFrame headers = new(
            Network.Mac(Network.Device, draw.U8()), nwk, aps, AuxiliaryHeader.Network(draw.U32(), Network.CoordinatorEui64, draw.U8()), link);
        byte[] payload = draw.Octets(draw.Below(20));
        byte[] buffer = new byte[MacFrame.MaxSize];
        int length = headers.Write(buffer, Network.NetworkCipher, Network.LinkCiphers, Network.CoordinatorEui64, payload);
        return (headers, payload, buffer[..length]);
    }
}
