using DeviceEmulator.Devices;
using DeviceEmulator.Profile;
using Sep.Codec.Clusters.Drlc;
using static Han.Tests.DeviceEmulator.HanRig;

namespace Han.Tests.DeviceEmulator;

/// <summary>What events do to each other. One test for each rule of docs/load-control.md.</summary>
public sealed class OverlapRulesTests
{
    private const DeviceClass Both = DeviceClass.WaterHeater | DeviceClass.PoolPumpSpaJacuzzi;

    private readonly HanRig _han = new(Load());

    [Theory]
    [InlineData(SupersededReport.OneSecondBefore, 90 * 60 - 1)]
    [InlineData(SupersededReport.AtOnce, 70 * 60)]
    [InlineData(SupersededReport.AtNewStart, 90 * 60)]
    public void A_running_event_gives_way_without_a_gap_and_says_so(SupersededReport when, int second)
    {
        HanRig han = new(new Interpretation { SupersededReport = when }, Load());
        han.Send(Event(1)).To(70).Send(Event(2, 90), 2).To(200);
        Assert.Equal("01 02 01 07 02 03", han.Said);
        Assert.Equal(Start.PlusMilliseconds(second * 1000L).ToSep(), han.Report(EventStatus.Superseded).EventStatusTime);
        Assert.Equal(40, han.Report(EventStatus.Superseded).DutyCycleApplied);
        Expect(han, 0, LedgerOutcome.Superseded, 60, 90);
        Expect(han, 1, LedgerOutcome.Completed, 90, 150);
    }

    [Fact]
    public void A_newer_event_that_starts_now_takes_over_now()
    {
        _han.Send(Event(1)).To(70).Send(Event(2, 50), 2).To(200);
        Assert.Equal("01 02 01 07 02 03", _han.Said);
        Expect(_han, 0, LedgerOutcome.Superseded, 60, 70);
        Expect(_han, 1, LedgerOutcome.Completed, 70, 110);
    }

    [Fact]
    public void An_event_whose_start_has_come_counts_as_running()
    {
        // Both arrive in the same moment, the second before the first has been begun.
        _han.Esi.Deliver(Command(Event(1, 0)), new(1, 0), default);
        _han.Esi.Deliver(Command(Event(2, 10)), new(2, 0), default);
        _han.Settle().To(100);
        Assert.Equal("01 01 02 07 02 03", _han.Said);
        Expect(_han, 0, LedgerOutcome.Superseded, 0, 10);
    }

    [Theory]
    [InlineData(SupersededReport.OneSecondBefore, "01 02 01 06 03", LedgerOutcome.Completed, 120)]
    [InlineData(SupersededReport.AtNewStart, "01 02 01 06 03", LedgerOutcome.Completed, 120)]
    [InlineData(SupersededReport.AtOnce, "01 02 01 07 06", LedgerOutcome.Superseded, 80)]
    public void A_newer_event_is_cancelled_before_it_starts(SupersededReport when, string said, LedgerOutcome outcome, int ended)
    {
        HanRig han = new(new Interpretation { SupersededReport = when }, Load());
        han.Send(Event(1)).To(70).Send(Event(2, 90), 2).To(80).Send(Cancel(2), 3).To(200);
        Assert.Equal(said, han.Said);
        Expect(han, 0, outcome, 60, ended);
    }

    [Fact]
    public void A_newer_event_is_itself_superseded_after_the_older_one_was_given_up()
    {
        HanRig han = new(new Interpretation { SupersededReport = SupersededReport.AtOnce }, Load());
        han.Send(Event(1)).To(70).Send(Event(2, 90), 2).To(75).Send(Event(3, 130), 3).To(200);
        Assert.Equal("01 02 01 07 01 07 02 03", han.Said);
        Expect(han, 0, LedgerOutcome.Superseded, 60, 75);
        Expect(han, 2, LedgerOutcome.Completed, 130, 190);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_running_event_goes_on_past_its_end_until_a_delayed_newer_one_starts(bool cancelled)
    {
        int delayed = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            HanRig han = new(seed, Load());
            han.Send(Event(1)).To(70).Send(Event(2, 110) with { EventControl = EventControl.RandomizeStart }, 2).To(124);
            bool isDelayed = han.Device.StateOf(2) == DrlcState.Scheduled && han.Device.StateOf(1) == DrlcState.Running;
            delayed += isDelayed ? 1 : 0;
            if (cancelled && isDelayed)
            {
                han.Send(Cancel(2), 3).To(300);
                Expect(han, 0, LedgerOutcome.Completed, 60, 124);
            }
            else
            {
                LedgerEntry[] rows = han.To(300).Ledger.ToArray();
                Assert.Equal((LedgerOutcome.Superseded, rows[1].StartedAt), (rows[0].Outcome, rows[0].EndedAt));
            }
        }

        Assert.InRange(delayed, 4, 19);
    }

    [Fact]
    public void An_opted_out_event_gives_way_too_and_the_user_may_still_change_their_mind()
    {
        HanRig han = new(new Interpretation { SupersededReport = SupersededReport.AtOnce }, Load());
        han.Send(Event(1)).To(65);
        Assert.True(han.Device.OptOut(1));
        han.To(70).Send(Event(2, 90), 2).To(75);
        Assert.Equal(Unused.DutyCycle, han.Report(EventStatus.Superseded).DutyCycleApplied);
        Assert.True(han.Device.OptIn(1));
        Assert.Equal(DrlcState.GivingWay, han.Device.StateOf(1));
        Assert.True(han.Device.OptOut(1));
        Assert.Equal(DrlcState.GivingWayOptedOut, han.Device.StateOf(1));
        Assert.Equal("01 02 04 01 07 02 03", han.To(200).Said);
        Expect(han, 0, LedgerOutcome.Superseded, 60, 90);
    }

    [Theory]
    [InlineData(PartialOverlap.WhenCovered, Both, 0, DeviceClass.WaterHeater, 0, false)]
    [InlineData(PartialOverlap.WhenCovered, DeviceClass.WaterHeater, 0, Both, 0, true)]
    [InlineData(PartialOverlap.WhenCovered, DeviceClass.All, 0, Both, 0, true)]
    [InlineData(PartialOverlap.WhenCovered, DeviceClass.WaterHeater, 0, DeviceClass.PoolPumpSpaJacuzzi, 0, false)]
    [InlineData(PartialOverlap.AnySharedClass, Both, 0, DeviceClass.WaterHeater, 0, true)]
    [InlineData(PartialOverlap.AnySharedClass, DeviceClass.WaterHeater, 0, DeviceClass.PoolPumpSpaJacuzzi, 0, false)]
    [InlineData(PartialOverlap.EqualClassOrGroup, DeviceClass.WaterHeater, 0, DeviceClass.PoolPumpSpaJacuzzi, 0, true)]
    [InlineData(PartialOverlap.EqualClassOrGroup, DeviceClass.WaterHeater, 1, DeviceClass.WaterHeater, 0, true)]
    [InlineData(PartialOverlap.EqualClassOrGroup, Both, 1, DeviceClass.WaterHeater, 0, false)]
    public void Events_for_different_classes(PartialOverlap rule, DeviceClass old, byte oldGroup, DeviceClass newer, byte newGroup, bool supersedes)
    {
        foreach (int at in new[] { 10, 70 })
        {
            HanRig han = new(new Interpretation { PartialOverlap = rule }, Load(1, Both));
            han.Send(Event(1) with { DeviceClass = old, UtilityEnrollmentGroup = oldGroup }).To(at);
            han.Send(Event(2, 90) with { DeviceClass = newer, UtilityEnrollmentGroup = newGroup }, 2).To(200);
            Assert.Equal(supersedes ? LedgerOutcome.Superseded : LedgerOutcome.Completed, han.Ledger.ToArray()[0].Outcome);
            Expect(han, 1, LedgerOutcome.Completed, 90, 150);
        }
    }

    [Theory]
    [InlineData(OlderEventId.Accept, 90, "01 01 07 02 03")]
    [InlineData(OlderEventId.Reject, 90, "01 FE 02 03")]
    [InlineData(OlderEventId.Reject, 120, "01 01 02 03 02 03")]
    public void An_overlapping_event_with_a_smaller_id(OlderEventId rule, int starts, string said)
    {
        HanRig han = new(new Interpretation { OlderEventId = rule }, Load());
        han.Send(Event(5)).To(10).Send(Event(3, starts), 2).To(200);
        Assert.Equal(said, han.Said);
    }

    private static global::DeviceEmulator.Esi.EsiCommand Command(LoadControlEvent e) =>
        global::DeviceEmulator.Esi.EsiCommand.Decode(0x0701, 0, HeadEnd.LaneRig.Payload(e), out _)!;

    private static void Expect(HanRig han, int row, LedgerOutcome outcome, int started, int ended)
    {
        LedgerEntry entry = han.Ledger.ToArray()[row];
        Assert.Equal((outcome, At(started), At(ended)), (entry.Outcome, entry.StartedAt, entry.EndedAt));
    }
}
