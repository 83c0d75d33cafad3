using DeviceEmulator.Profile;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;
using static Han.Tests.DeviceEmulator.HanRig;

namespace Han.Tests.DeviceEmulator;

/// <summary>The ESI's event table, and what it answers to Get Scheduled Events.</summary>
public sealed class ScheduledEventsTests
{
    private readonly HanRig _han = new(Load());

    [Fact]
    public void A_device_that_joins_late_asks_and_takes_part()
    {
        HanRig han = new(Interpretation.Default, 11, [Load()], late: true);
        han.Send(Event()).To(10);
        Assert.Equal("", han.Said);
        han.Join();
        han.Ask().To(200);
        Assert.Equal("ask 01 02 03", han.Said);
        Assert.Equal(["1 stored 1", "1 1 01", "1 1 02", "1 1 03"], han.Up);
        Assert.True(han.Esi.IsIdle);
    }

    [Fact]
    public void With_nothing_to_give_the_answer_is_NOT_FOUND()
    {
        Assert.Equal("NotFound", Given(_han.Ask()));
        Assert.True(ZclFrame.TryRead(_han.Down[0].Frame, out ZclHeader header, out _));
        Assert.Equal(_han.Tap.Frames[^1].Frame[1], header.Sequence);
    }

    [Fact]
    public void Events_come_by_start_and_id_and_no_more_than_asked_for()
    {
        _han.Send(Event(3, 200), 1).Send(Event(1, 300), 2).Send(Event(2, 200) with { DeviceClass = DeviceClass.GenerationSystems }, 3).To(1);
        Assert.Equal("2@200 3@200 1@300", Given(_han.Ask()));
        Assert.Equal("2@200 3@200", Given(_han.Ask(default, 2)));
        Assert.Equal("1@300", Given(_han.Ask(At(261).ToSep())));
    }

    [Theory]
    [InlineData(ScheduledEventsFrom.End, 60, "1@60")]
    [InlineData(ScheduledEventsFrom.End, 61, "1@60")]
    [InlineData(ScheduledEventsFrom.End, 120, "1@60")]
    [InlineData(ScheduledEventsFrom.End, 121, "NotFound")]
    [InlineData(ScheduledEventsFrom.Start, 60, "1@60")]
    [InlineData(ScheduledEventsFrom.Start, 61, "NotFound")]
    public void StartTime_is_compared_with_the_end_or_the_start(ScheduledEventsFrom rule, int from, string given)
    {
        HanRig han = new(new Interpretation { ScheduledEventsFrom = rule }, Load());
        han.Send(Event()).To(1);
        Assert.Equal(given, Given(han.Ask(At(from).ToSep())));
        Assert.Equal("1@60", Given(han.Ask()));
    }

    [Fact]
    public void A_now_event_is_given_for_the_rest_of_its_duration()
    {
        HanRig han = new(Interpretation.Default, 11, [Load()], late: true);
        han.Send(Event() with { StartTime = SepTime.Now }).To(20.5);
        han.Join();
        Assert.Equal("1@now for 40", Given(han.Ask()));
        Assert.Equal("ask 01 02 03", han.To(200).Said);
        Assert.Equal(At(60.5), han.Row.EndedAt);
    }

    [Fact]
    public void A_device_without_a_clock_gets_what_has_begun_as_starting_now()
    {
        HanRig han = new(Interpretation.Default, 11, [Load()], clocks: false);
        han.Send(Event()).To(10);
        Assert.Equal("NotFound", Given(han.Ask()));
        han.To(90);
        Assert.Equal("1@now for 30", Given(han.Ask()));
        Assert.Equal("ask ask 01 02 03", han.To(200).Said);
        Assert.Equal(At(120), han.Row.EndedAt);
        Assert.Equal(["1 stored 1", "1 1 01", "1 1 02", "1 1 03"], han.Up);
    }

    [Fact]
    public void What_a_device_has_been_told_to_drop_or_is_done_with_is_not_given_again()
    {
        HanRig han = new(Load(1), Load(2));
        han.Send(Event(1)).Send(Event(2, 300), 2).To(10).Send(Cancel(1), 3, Load(1).Address);
        Assert.Equal("2@300", Given(han.Ask()));
        han.To(70).Send(Cancel(2) with { DeviceClass = DeviceClass.GenerationSystems }, 4).To(80);
        Assert.Equal("2@300", Given(han.Ask()));
        Assert.Equal("NotFound", Given(han.To(360).Ask()));
    }

    [Fact]
    public void A_device_that_had_nothing_to_cancel_is_not_offered_what_was_cancelled()
    {
        HanRig han = new(new Interpretation { FilteredOut = FilteredOut.Silent }, Load());
        han.Send(Event() with { DeviceClass = DeviceClass.GenerationSystems }).Send(new CancelAllLoadControlEvents(CancelControl.EndAtOnce), 2);
        Assert.Equal(["1 stored 1", "2 stored 1", "2 1 settled"], han.Up);
        Assert.Equal("NotFound", Given(han.Ask()));
    }

    [Fact]
    public void A_device_that_takes_no_notice_of_a_cancel_is_offered_its_event_again()
    {
        HanRig han = new(new Interpretation { CancelScopeMismatch = CancelScopeMismatch.Ignore }, Load());
        han.Send(Event()).To(1).Send(Cancel() with { DeviceClass = DeviceClass.GenerationSystems }, 2);
        Assert.Equal("1@60", Given(han.Ask()));
    }

    [Fact]
    public void Of_two_deliveries_of_an_event_the_device_s_own_is_given()
    {
        HanRig han = new(Interpretation.Default, 11, [Load(1), Load(2)], late: true);
        han.Send(Event(), 1, Load(1).Address).Send(Event(), 2).To(10);
        han.Join();
        Assert.Equal("1@60", Given(han.Ask()));
        han.To(200);

        // The other device was not there when it was sent its own: it is sent it again.
        Assert.Equal(["1 stored 1", "2 stored 2", "1 1 01", "1 1 02", "1 1 03"], han.Up.Where(u => !u.StartsWith("2 2 ", StringComparison.Ordinal)));
        Assert.Equal(["2 2 01", "2 2 02", "2 2 03"], han.Up.Where(u => u.StartsWith("2 2 ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_malformed_question_is_answered_so()
    {
        _han.Down.Clear();
        _han.Esi.OnIndication(
            new(Load().Address, 1, EsiAddress, 1, ClusterId.Drlc), [0x01, 0x55, 0x01, 0x00, 0x00]);
        Assert.Equal("MalformedCommand", Given(_han));
    }

    [Fact]
    public void A_question_that_was_not_for_this_ESI_alone_is_not_refused()
    {
        _han.Down.Clear();
        _han.Esi.OnIndication(new(Load().Address, 1, new(ulong.MaxValue), 1, ClusterId.Drlc), [0x01, 0x55, 0x01, 0x00, 0x00]);
        Assert.Empty(_han.Settle().Down);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(2)]
    public void A_full_ESI_refuses_a_delivery_and_forwards_nothing(int capacity)
    {
        HanRig han = new(new Interpretation { ServerEventCapacity = capacity }, Load());
        for (uint id = 1; id <= capacity + 1; id++)
        {
            han.Send(Event(id, 60 * id) with { DeviceClass = DeviceClass.GenerationSystems }, id);
        }

        Assert.Equal($"{capacity + 1} refused", han.Up[^1]);
        Assert.Equal(capacity, han.Down.Count);

        // The first is over two hours and a minute after its end, whatever chance might have delayed.
        han.To(120 + 121).Send(Event(99, 900), 99);
        Assert.Equal("99 stored 1", han.Up[^1]);
    }

    /// <summary>The ESI's frames since the last question: id@start minute, or the status of a Default Response.</summary>
    private static string Given(HanRig han) => string.Join(' ', han.Down.Select(sent =>
    {
        Assert.True(ZclFrame.TryRead(sent.Frame, out ZclHeader header, out ReadOnlySpan<byte> payload));
        if (ZclFrame.TryDecode(payload, out LoadControlEvent e, out _) && header.Announces<LoadControlEvent>(ClusterId.Drlc))
        {
            return e.StartTime.IsNow
                ? $"{e.IssuerEventId}@now for {e.DurationMinutes}"
                : $"{e.IssuerEventId}@{(e.StartTime.ToUnixMilliseconds() - Start.Milliseconds) / 60_000}";
        }

        Assert.True(header.Announces<DefaultResponse>(ClusterId.Drlc));
        Assert.True(ZclFrame.TryDecode(payload, out DefaultResponse answer, out _));
        return answer.Status.ToString();
    }));
}
