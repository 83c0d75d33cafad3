using Han.Tests.Codec.Security;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Ecc;

public sealed class EcdsaTests
{
    private readonly EccPrivateKey _key = Samples.Key(1);
    private readonly byte[] _message = Arbitrary.Octets(EventStatusSigning.SignedSize, 3);
    private readonly byte[] _signature = new byte[Ecdsa.SignatureSize];

    public EcdsaTests() => Ecdsa.Sign(_key, _message, Arbitrary.Octets(21, 4), _signature);

    public static TheoryData<string> Vectors => CurveVector.Names("ecdsa");

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_report_is_signed_as_computed_elsewhere(string name)
    {
        CurveVector vector = CurveVector.Of(name);
        EccPrivateKey key = Samples.PrivateKey(vector.Input("private_key"));
        EventSignature signature = EventStatusSigning.Sign(key, vector.Input("message"), vector.Input("nonce_k"));
        Assert.Equal(Convert.ToHexString(vector.Result("signature")), signature.ToString());
        Assert.True(EventStatusSigning.Verify(key.ToPublicKey(), vector.Input("message"), signature));
    }

    [Fact]
    public void The_signed_octets_are_those_before_the_signature_in_a_report()
    {
        ReportEventStatus report = Draws.ReportEventStatus(Draws.Of(9)) with { SignatureType = SignatureType.Ecdsa };
        byte[] frame = new byte[3 + ReportEventStatus.Size];
        ZclFrame.Write(frame, 1, Direction.ClientToServer, disableDefaultResponse: false, report);
        byte[] fields = frame[3..(3 + EventStatusSigning.SignedSize)];
        report = report with { Signature = EventStatusSigning.Sign(_key, fields, Arbitrary.Octets(21, 5)) };
        ZclFrame.Write(frame, 1, Direction.ClientToServer, disableDefaultResponse: false, report);
        Assert.Equal(fields, frame[3..(3 + EventStatusSigning.SignedSize)]);
        Assert.Equal((byte)SignatureType.Ecdsa, fields[^1]);
        Assert.True(EventStatusSigning.Verify(_key.ToPublicKey(), fields, new EventSignature(frame.AsSpan(^EventSignature.Size..))));
        Assert.False(EventStatusSigning.Verify(_key.ToPublicKey(), fields, EventSignature.None));
    }

    [Fact]
    public void Any_length_of_message_verifies()
    {
        for (int length = 0; length < 40; length++)
        {
            byte[] message = Arbitrary.Octets(length, 6);
            Ecdsa.Sign(_key, message, Arbitrary.Octets(48, (ulong)length), _signature);
            Assert.True(Ecdsa.Verify(_key.ToPublicKey(), message, _signature));
        }
    }

    [Fact]
    public void Another_bit_of_the_message_or_signature_or_another_key_does_not_verify()
    {
        EccPublicKey key = _key.ToPublicKey();
        Assert.True(Ecdsa.Verify(key, _message, _signature));
        Assert.False(Ecdsa.Verify(Samples.Key(2).ToPublicKey(), _message, _signature));
        foreach (byte[] octets in (byte[][])[_message, _signature])
        {
            for (int bit = 0; bit < octets.Length * 8; bit++)
            {
                octets[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.False(Ecdsa.Verify(key, _message, _signature));
                octets[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }
    }

    [Fact]
    public void Numbers_out_of_range_do_not_verify()
    {
        EccPublicKey key = _key.ToPublicKey();
        byte[] zero = new byte[21];
        byte[] order = Samples.Octets(Samples.Order);
        (byte[] r, byte[] s) = (_signature[..21], _signature[21..]);
        Assert.False(Ecdsa.Verify(key, _message, [.. zero, .. s]));
        Assert.False(Ecdsa.Verify(key, _message, [.. r, .. zero]));
        Assert.False(Ecdsa.Verify(key, _message, [.. zero, .. zero]));
        Assert.False(Ecdsa.Verify(key, _message, [.. order, .. s]));
        Assert.False(Ecdsa.Verify(key, _message, [.. r, .. order]));
        Assert.False(Ecdsa.Verify(key, _message, [.. Enumerable.Repeat((byte)0xFF, 42)]));
        Assert.False(Ecdsa.Verify(key, _message, _signature.AsSpan(..41)));
        Assert.False(Ecdsa.Verify(key, _message, [.. _signature, 0]));
    }

    [Fact]
    public void The_negative_of_s_verifies_too_as_in_every_ecdsa()
    {
        byte[] negative = Samples.Octets(Samples.Order - Samples.Number(_signature.AsSpan(21..)));
        Assert.True(Ecdsa.Verify(_key.ToPublicKey(), _message, [.. _signature[..21], .. negative]));
    }

    [Fact]
    public void Misuse_throws()
    {
        byte[] random = Arbitrary.Octets(21, 4);
        Assert.Throws<ArgumentException>(() => Ecdsa.Sign(default, _message, random, _signature));
        Assert.Throws<ArgumentException>(() => Ecdsa.Sign(_key, _message, random.AsSpan(..20), _signature));
        Assert.Throws<ArgumentException>(() => Ecdsa.Sign(_key, _message, new byte[21], _signature));
        Assert.Throws<ArgumentException>(() => Ecdsa.Sign(_key, _message, random, _signature.AsSpan(..41)));
        Assert.Throws<ArgumentException>(() => Ecdsa.Verify(default, _message, _signature));
        Assert.Throws<ArgumentException>(() => EventStatusSigning.Sign(_key, _message.AsSpan(1..), random));
        Assert.Throws<ArgumentException>(() => EventStatusSigning.Verify(_key.ToPublicKey(), [.. _message, 0], EventSignature.None));
    }
}
