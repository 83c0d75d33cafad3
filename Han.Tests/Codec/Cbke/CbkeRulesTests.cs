using Han.Tests.Codec.Ecc;
using Han.Tests.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Han.Tests.Codec.Cbke;

/// <summary>What ends an exchange, what is refused, and what is ignored.</summary>
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

    /// <summary>Every message at every point of the exchange where it is not the one awaited.</summary>
    [Theory]
    [InlineData(1, CbkeMessageKind.EphemeralData)]
    [InlineData(1, CbkeMessageKind.ConfirmKey)]
    [InlineData(3, CbkeMessageKind.Initiate)]
    [InlineData(3, CbkeMessageKind.ConfirmKey)]
    [InlineData(5, CbkeMessageKind.Initiate)]
    [InlineData(5, CbkeMessageKind.EphemeralData)]
    public void A_response_out_of_order_ends_it(int delivered, CbkeMessageKind kind)
    {
        _rig.Deliver(delivered);
        CbkeRig.Rejected(TerminateStatus.BadMessage, _rig.Initiator.Receive(CbkeRig.V, Message(kind, CbkeRig.V)));
        CbkeRig.Ignored(_rig.Initiator.TimeOut());
    }

    [Theory]
    [InlineData(2, CbkeMessageKind.ConfirmKey)]
    [InlineData(4, CbkeMessageKind.EphemeralData)]
    public void A_request_out_of_order_ends_it(int delivered, CbkeMessageKind kind)
    {
        _rig.Deliver(delivered);
        CbkeRig.Rejected(TerminateStatus.BadMessage, _rig.Responder.Receive(CbkeRig.U, Message(kind, CbkeRig.U)));
        Assert.False(_rig.Responder.IsBusy);
    }

    [Theory]
    [InlineData(CbkeMessageKind.EphemeralData)]
    [InlineData(CbkeMessageKind.ConfirmKey)]
    public void A_request_of_no_exchange_is_refused_and_an_exchange_can_still_begin(CbkeMessageKind kind)
    {
        CbkeStep step = _rig.Responder.Receive(CbkeRig.Stranger, Message(kind, CbkeRig.Stranger));
        Assert.Equal(CbkeOutcome.Refused, step.Outcome);
        Assert.Equal(TerminateStatus.BadMessage, CbkeRig.Sent(step).Status);
        Assert.Equal(CbkeOutcome.Established, _rig.Initiator.Receive(CbkeRig.V, _rig.Deliver(5)).Outcome);
    }

    [Theory]
    [InlineData(2, 0x0022A30000000003)]
    [InlineData(2, 0x0022A30000000002)]
    [InlineData(4, 0x0022A30000000003)]
    [InlineData(4, 0x0022A30000000002)]
    public void A_second_exchange_is_refused_for_lack_of_resources_and_the_first_goes_on(int delivered, ulong from)
    {
        CbkeMessage next = _rig.Deliver(delivered);
        CbkeStep step = _rig.Responder.Receive(new Eui64(from), _rig.Initiate(new Eui64(from)));
        Assert.Equal(CbkeOutcome.Refused, step.Outcome);
        CbkeMessage refusal = CbkeRig.Sent(step);
        Assert.Equal((CbkeMessageKind.Terminate, TerminateStatus.NoResources, (byte)40), (refusal.Kind, refusal.Status, refusal.WaitSeconds));
        Assert.Equal((true, CbkeRig.U), (_rig.Responder.IsBusy, _rig.Responder.Partner));
        Assert.Equal(delivered == 2 ? CbkeOutcome.Waiting : CbkeOutcome.Established, _rig.Responder.Receive(CbkeRig.U, next).Outcome);
    }

    [Fact]
    public void A_stranger_does_not_disturb_the_exchange()
    {
        CbkeMessage next = _rig.Deliver(3);
        CbkeMessage terminate = CbkeMessage.Terminate(TerminateStatus.BadMessage, 9);
        CbkeRig.Ignored(_rig.Initiator.Receive(CbkeRig.Stranger, terminate));
        CbkeRig.Ignored(_rig.Initiator.Receive(CbkeRig.Stranger, next));
        CbkeRig.Ignored(_rig.Responder.Receive(CbkeRig.Stranger, terminate));
        Assert.Equal(CbkeOutcome.Refused, _rig.Responder.Receive(CbkeRig.Stranger, Message(CbkeMessageKind.ConfirmKey, CbkeRig.Stranger)).Outcome);
        CbkeMessage macu = CbkeRig.Sent(_rig.Initiator.Receive(CbkeRig.V, next));
        Assert.Equal(CbkeOutcome.Established, _rig.Responder.Receive(CbkeRig.U, macu).Outcome);
    }

    [Fact]
    public void The_partners_terminate_ends_it_without_an_answer()
    {
        _rig.Deliver(2);
        CbkeMessage terminate = CbkeMessage.Terminate(TerminateStatus.NoResources, 30);
        foreach (CbkeStep step in (CbkeStep[])[_rig.Initiator.Receive(CbkeRig.V, terminate), _rig.Responder.Receive(CbkeRig.U, terminate)])
        {
            Assert.Equal(CbkeOutcome.Failed, step.Outcome);
            Assert.Null(step.Message);
            Assert.Equal(new CbkeFailure(CbkeFailureCause.TerminatedByPartner, TerminateStatus.NoResources, 30), step.Failure);
        }
    }

    [Fact]
    public void A_terminate_of_no_exchange_is_ignored()
    {
        CbkeRig.Ignored(_rig.Responder.Receive(CbkeRig.U, CbkeMessage.Terminate(TerminateStatus.BadMessage, 0)));
        CbkeRig.Ignored(_rig.Initiator.Receive(CbkeRig.V, CbkeMessage.Terminate(TerminateStatus.BadMessage, 0)));
    }

    /// <summary>The wait is what the partner announced for its next message, and the own margin.</summary>
    [Fact]
    public void Time_outs_follow_the_partners_announcements()
    {
        CbkeStep step = _rig.Initiator.Start();
        Assert.Equal(7, step.TimeoutSeconds);
        step = _rig.Responder.Receive(CbkeRig.U, CbkeRig.Sent(step));
        Assert.Equal(11 + 5, step.TimeoutSeconds);
        step = _rig.Initiator.Receive(CbkeRig.V, CbkeRig.Sent(step));
        Assert.Equal(3 + 7, step.TimeoutSeconds);
        step = _rig.Responder.Receive(CbkeRig.U, CbkeRig.Sent(step));
        Assert.Equal(16 + 5, step.TimeoutSeconds);
        step = _rig.Initiator.Receive(CbkeRig.V, CbkeRig.Sent(step));
        Assert.Equal(6 + 7, step.TimeoutSeconds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_timed_out_side_sends_nothing_and_ignores_what_comes_late(int delivered)
    {
        CbkeMessage late = _rig.Deliver(delivered);
        CbkeStep step = _rig.Initiator.TimeOut();
        Assert.Equal(CbkeOutcome.Failed, step.Outcome);
        Assert.Null(step.Message);
        Assert.Equal(new CbkeFailure(CbkeFailureCause.TimedOut, null, 0), step.Failure);
        CbkeRig.Ignored(_rig.Initiator.Receive(CbkeRig.V, late));
        CbkeRig.Ignored(_rig.Initiator.TimeOut());
        if (delivered > 0)
        {
            step = _rig.Responder.TimeOut();
            Assert.Equal(CbkeOutcome.Failed, step.Outcome);
            Assert.Null(step.Message);
            CbkeRig.Ignored(_rig.Responder.Receive(CbkeRig.U, late));
        }
    }

    [Fact]
    public void A_repeated_last_message_restarts_nothing()
    {
        CbkeMessage macu = _rig.Deliver(4);
        CbkeMessage macv = CbkeRig.Sent(_rig.Responder.Receive(CbkeRig.U, macu));
        Assert.Equal(CbkeOutcome.Established, _rig.Initiator.Receive(CbkeRig.V, macv).Outcome);
        CbkeRig.Ignored(_rig.Initiator.Receive(CbkeRig.V, macv));
        CbkeRig.Ignored(_rig.Responder.Receive(CbkeRig.U, macu));
        CbkeRig.Ignored(_rig.Initiator.Receive(CbkeRig.V, CbkeMessage.Terminate(TerminateStatus.BadKeyConfirm, 0)));
        CbkeRig.Ignored(_rig.Initiator.TimeOut());
        CbkeRig.Ignored(_rig.Responder.TimeOut());
        Assert.True(_rig.Initiator.TryTakeLinkKey(out _));
        Assert.True(_rig.Responder.TryTakeLinkKey(out _));
        CbkeRig.Ignored(_rig.Initiator.Receive(CbkeRig.V, macv));
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

    private CbkeMessage Message(CbkeMessageKind kind, Eui64 from) => kind switch
    {
        CbkeMessageKind.Initiate => _rig.Initiate(from),
        CbkeMessageKind.EphemeralData => CbkeMessage.EphemeralData(Samples.Octets(Samples.Key(40).ToPublicKey())),
        _ => CbkeMessage.ConfirmKey(new byte[16]),
    };
}
