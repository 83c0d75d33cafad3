using Han.Tests.Codec.Ecc;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;

namespace Han.Tests.Codec.Cbke;

/// <summary>Messages at the wrong time or of the wrong sender, second exchanges, and time-outs.</summary>
public sealed class CbkeOrderTests
{
    private readonly CbkeRig _rig = new();

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

    private CbkeMessage Message(CbkeMessageKind kind, Eui64 from) => kind switch
    {
        CbkeMessageKind.Initiate => _rig.Initiate(from),
        CbkeMessageKind.EphemeralData => CbkeMessage.EphemeralData(Samples.Octets(Samples.Key(40).ToPublicKey())),
        _ => CbkeMessage.ConfirmKey(new byte[16]),
    };
}
