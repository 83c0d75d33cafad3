using Han.Tests.Codec.Ecc;
using Han.Tests.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Han.Tests.Codec.Cbke;

/// <summary>Contents that end an exchange.</summary>
public sealed class CbkeRulesTests
{
    private readonly CbkeRig _rig = new();

    [Theory]
    [InlineData(0x0000)]
    [InlineData(0x0002)]
    [InlineData(0x0003)]
    [InlineData(0x8001)]
    public void A_suite_that_is_not_exactly_suite_1_ends_it(ushort suite)
    {
        CbkeRig.Rejected(TerminateStatus.UnsupportedSuite, _rig.Responder.Receive(CbkeRig.U, _rig.Initiate(CbkeRig.U, suite)));
        _rig.Initiator.Start();
        CbkeRig.Rejected(TerminateStatus.UnsupportedSuite, _rig.Initiator.Receive(CbkeRig.V, _rig.Initiate(CbkeRig.V, suite)));
    }

    [Fact]
    public void A_certificate_of_another_issuer_ends_it()
    {
        ImplicitCertificate foreign = new(Samples.Key(3).ToPublicKey(), CbkeRig.U, new Eui64(1), new byte[10]);
        CbkeRig.Rejected(TerminateStatus.UnknownIssuer, _rig.Responder.Receive(CbkeRig.U, CbkeMessage.Initiate(1, 3, 6, foreign)));
        foreign = new(Samples.Key(3).ToPublicKey(), CbkeRig.V, new Eui64(1), new byte[10]);
        _rig.Initiator.Start();
        CbkeRig.Rejected(TerminateStatus.UnknownIssuer, _rig.Initiator.Receive(CbkeRig.V, CbkeMessage.Initiate(1, 3, 6, foreign)));
    }

    [Fact]
    public void A_certificate_of_somebody_else_ends_it()
    {
        CbkeRig.Rejected(TerminateStatus.BadMessage, _rig.Responder.Receive(CbkeRig.U, _rig.Initiate(CbkeRig.Stranger)));
        _rig.Initiator.Start();
        CbkeRig.Rejected(TerminateStatus.BadMessage, _rig.Initiator.Receive(CbkeRig.V, _rig.Initiate(CbkeRig.Stranger)));
    }

    [Fact]
    public void The_own_certificate_sent_back_ends_it() =>
        CbkeRig.Rejected(TerminateStatus.BadMessage, _rig.Responder.Receive(CbkeRig.V, _rig.Initiate(CbkeRig.V)));

    [Fact]
    public void A_certificate_without_a_point_ends_it()
    {
        byte[] certificate = _rig.Initiate(CbkeRig.U).Certificate.ToArray();
        certificate.AsSpan(1, 21).Clear();
        CbkeRig.Rejected(TerminateStatus.BadMessage, _rig.Responder.Receive(CbkeRig.U, CbkeMessage.Initiate(1, 3, 6, certificate)));
    }

    [Theory]
    [InlineData(0xFF, 6)]
    [InlineData(3, 0xFF)]
    public void A_time_of_255_ends_it(byte ephemeralDataSeconds, byte confirmKeySeconds) => CbkeRig.Rejected(
        TerminateStatus.BadMessage, _rig.Responder.Receive(CbkeRig.U, _rig.Initiate(CbkeRig.U, 1, ephemeralDataSeconds, confirmKeySeconds)));

    [Fact]
    public void An_ephemeral_point_that_is_none_ends_it()
    {
        _rig.Deliver(2);
        CbkeRig.Rejected(TerminateStatus.BadMessage, _rig.Responder.Receive(CbkeRig.U, CbkeMessage.EphemeralData(new byte[22])));
        CbkeRig.Rejected(TerminateStatus.BadMessage, _rig.Initiator.Receive(CbkeRig.V, CbkeMessage.EphemeralData([0x02, .. new byte[21]])));
    }

    [Fact]
    public void A_wrong_mac_of_the_initiator_ends_it_at_the_responder()
    {
        byte[] mac = _rig.Deliver(4).Mac.ToArray();
        mac[15] ^= 1;
        CbkeRig.Rejected(TerminateStatus.BadKeyConfirm, _rig.Responder.Receive(CbkeRig.U, CbkeMessage.ConfirmKey(mac)));
        Assert.False(_rig.Responder.TryTakeLinkKey(out _));
    }

    [Fact]
    public void A_wrong_mac_of_the_responder_ends_it_at_the_initiator()
    {
        byte[] mac = _rig.Deliver(5).Mac.ToArray();
        mac[0] ^= 0x80;
        CbkeRig.Rejected(TerminateStatus.BadKeyConfirm, _rig.Initiator.Receive(CbkeRig.V, CbkeMessage.ConfirmKey(mac)));
        Assert.False(_rig.Initiator.TryTakeLinkKey(out _));
    }

    [Fact]
    public void The_initiators_own_mac_sent_back_proves_nothing()
    {
        CbkeMessage own = _rig.Deliver(4);
        CbkeRig.Rejected(TerminateStatus.BadKeyConfirm, _rig.Initiator.Receive(CbkeRig.V, own));
    }

    [Fact]
    public void A_partner_with_a_certificate_but_without_its_key_cannot_confirm()
    {
        CbkeCredentials genuine = _rig.Credentials(CbkeRig.U);
        ImplicitCertificate certificate = genuine.Certificate;
        CbkeStep step = _rig.Responder.Receive(CbkeRig.U, CbkeMessage.Initiate(1, 3, 6, certificate));
        Assert.Equal(CbkeOutcome.Waiting, step.Outcome);
        EccPrivateKey ephemeral = Samples.Key(30);
        CbkeMessage point = CbkeRig.Sent(_rig.Responder.Receive(CbkeRig.U, CbkeMessage.EphemeralData(Samples.Octets(ephemeral.ToPublicKey()))));
        using CbkeCredentials responder = _rig.Credentials(CbkeRig.V);
        Assert.True(responder.Certificate.TryGetPublicKey(_rig.Authority, out EccPublicKey responderKey));
        byte[] secret = new byte[Ecmqv.SecretSize];
        Assert.True(Ecmqv.TryAgree(Samples.Key(31), ephemeral, responderKey, Samples.PublicKey(point.Point.ToArray()), secret));
        byte[] mac = new byte[16];
        CbkeKeys.Derive(secret).InitiatorMac(CbkeRig.U, CbkeRig.V, Samples.Octets(ephemeral.ToPublicKey()), point.Point, mac);
        CbkeRig.Rejected(TerminateStatus.BadKeyConfirm, _rig.Responder.Receive(CbkeRig.U, CbkeMessage.ConfirmKey(mac)));
    }

    [Fact]
    public void Misuse_throws()
    {
        CbkeCredentials own = _rig.Credentials(CbkeRig.U);
        Assert.Throws<ArgumentException>(() => new CbkeInitiator(own, default, CbkeRig.V, CbkeTiming.Default));
        Assert.Throws<ArgumentException>(() => new CbkeInitiator(own, Samples.Key(1), CbkeRig.U, CbkeTiming.Default));
        Assert.Throws<ArgumentException>(() => new CbkeResponder(own, default, CbkeTiming.Default));
        Assert.Throws<ArgumentException>(() => new CbkeCredentials(own.Certificate, Samples.Key(1), _rig.Authority));
        Assert.Throws<ArgumentException>(() => CbkeMessage.EphemeralData(new byte[21]));
        Assert.Throws<ArgumentException>(() => CbkeMessage.ConfirmKey(new byte[17]));
        Assert.Throws<ArgumentException>(() => CbkeMessage.Initiate(1, 3, 6, new byte[47]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CbkeTiming(255, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CbkeTiming(3, 255));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CbkeTiming(3, 6, marginSeconds: 1));
        _rig.Initiator.Start();
        Assert.Throws<InvalidOperationException>(() => _rig.Initiator.Start());
    }

    [Fact]
    public void Arbitrary_messages_never_throw()
    {
        for (ulong seed = 2; seed < 400; seed++)
        {
            CbkeRig rig = new();
            rig.Deliver((int)(seed % 6));
            byte[] octets = Arbitrary.Octets(80, seed);
            for (int i = 0; i < 4; i++)
            {
                CbkeMessage message = (octets[i] & 3) switch
                {
                    0 => CbkeMessage.Initiate((ushort)(octets[i + 4] & 3), octets[i + 8], octets[i + 12], octets.AsSpan(16 + i, 48)),
                    1 => CbkeMessage.EphemeralData([(byte)(2 + (octets[i + 4] & 1)), (byte)(octets[i + 8] & 7), .. octets.AsSpan(16 + i, 20)]),
                    2 => CbkeMessage.ConfirmKey(octets.AsSpan(16 + i, 16)),
                    _ => CbkeMessage.Terminate((TerminateStatus)octets[i + 4], octets[i + 8]),
                };
                Assert.NotEqual(CbkeOutcome.Established, rig.Initiator.Receive(CbkeRig.V, message).Outcome);
                Assert.NotEqual(CbkeOutcome.Established, rig.Responder.Receive(CbkeRig.U, message).Outcome);
            }
        }
    }
}
