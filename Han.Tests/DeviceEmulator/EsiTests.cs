using DeviceEmulator.Devices;
using DeviceEmulator.Esi;
using DeviceEmulator.Profile;
using DeviceEmulator.Stack;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using static Han.Tests.DeviceEmulator.HanRig;

namespace Han.Tests.DeviceEmulator;

public sealed class EsiTests
{
    private static readonly DeviceSpec Display = new(new Eui64(0x0200_0000_0000_1009), DeviceKind.InHomeDisplay, DeviceClass.None, 0);

    private readonly HanRig _han = new(Load(1), Load(2), Display);

    [Fact]
    public void A_report_belongs_to_the_delivery_for_its_device()
    {
        _han.Send(Event(), 7, Load(1).Address).Send(Event(), 8, Load(2).Address).To(200);
        Assert.Equal(["7 1 01", "7 1 02", "7 1 03", "7 stored 1", "8 2 01", "8 2 02", "8 2 03", "8 stored 1"], _han.Up.Order());
        Assert.True(_han.Esi.IsIdle);
    }

    [Fact]
    public void An_event_for_all_counts_every_joined_device_and_reaches_the_clients()
    {
        _han.Send(Event()).To(200);
        Assert.Equal(["1 1 01", "1 1 02", "1 1 03", "1 2 01", "1 2 02", "1 2 03", "1 stored 3"], _han.Up.Order());
        Assert.Equal("1 stored 3", _han.Up[0]);
    }

    [Fact]
    public void An_event_for_all_after_one_for_a_device_brings_only_the_others_in()
    {
        _han.Send(Event(), 7, Load(1).Address).To(1).Send(Event(), 8).To(200);
        Assert.Equal(["7 1 01", "7 1 02", "7 1 03", "7 stored 1", "8 2 01", "8 2 02", "8 2 03", "8 stored 3"], _han.Up.Order());
        Assert.Equal("01 ok 02 03", _han.Said);
    }

    [Fact]
    public void A_cancel_for_one_device_leaves_the_other_alone()
    {
        _han.Send(Event()).To(90).Send(Cancel(), 2, Load(2).Address).To(100);
        Assert.Equal("01 02", _han.Said);
        Assert.Equal(["2 stored 1", "2 2 06"], _han.Up.Where(u => u.StartsWith('2')));
        _han.Send(Cancel(), 3).To(200);
        Assert.Equal(["3 stored 1", "3 1 06"], _han.Up.Where(u => u.StartsWith('3')));
        Assert.Equal("01 02 06", _han.Said);
    }

    [Fact]
    public void A_cancel_of_what_is_not_held_says_so()
    {
        _han.Send(Cancel(), 1).Send(new CancelAllLoadControlEvents(CancelControl.EndAtOnce), 2);
        _han.Send(Event(), 3, Load(1).Address).Send(Cancel(), 4, Load(2).Address).Send(Cancel(9), 5).To(200).Send(Cancel(), 6).To(201);
        Assert.Equal(["1 nothing", "2 nothing", "3 stored 1", "4 nothing", "5 nothing", "6 nothing"], _han.Up.Where(u => !u.StartsWith("3 1", StringComparison.Ordinal)));
        Assert.Equal("01 02 03", _han.Said);
        Assert.Equal("", _han.SaidBy(Load(2).Address));
    }

    [Fact]
    public void What_every_device_has_finished_is_dropped_and_what_concerned_nobody_when_it_is_over()
    {
        _han.Send(Event()).To(119);
        Assert.False(_han.Esi.IsIdle);
        _han.To(121);
        Assert.True(_han.Esi.IsIdle);
        _han.Send(Event(2, 200) with { DeviceClass = DeviceClass.GenerationSystems }, 2).To(380);
        _han.Esi.DropExpired(default);
        Assert.False(_han.Esi.IsIdle);
        _han.To(381);
        _han.Esi.DropExpired(default);
        Assert.True(_han.Esi.IsIdle);
        Assert.DoesNotContain(_han.Up, u => u.StartsWith("2 1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cancel_is_answered_once_though_two_are_under_way()
    {
        _han.Send(Event(), 1, Load(1).Address).To(10);
        _han.Send(Cancel() with { EffectiveTime = At(100).ToSep() }, 2).To(50).Send(Cancel(), 3).To(200);
        Assert.Equal("01 06", _han.Said);
        Assert.Equal(["2 stored 1", "3 stored 1", "3 1 06", "2 1 settled"], _han.Up.Where(u => u[0] != '1'));
    }

    [Fact]
    public void A_cancelled_event_that_concerned_nobody_is_dropped_when_all_were_told()
    {
        LoadControlEvent foreign = Event() with { DeviceClass = DeviceClass.GenerationSystems };
        _han.Send(foreign).Send(Cancel(), 2, Load(1).Address).Send(Cancel(), 3, Load(2).Address);
        Assert.False(_han.Esi.IsIdle);
        _han.Send(Cancel(), 4);
        Assert.True(_han.Esi.IsIdle);
        _han.Send(Cancel(), 5);
        Assert.Equal(["1 stored 3", "2 stored 0", "3 stored 0", "4 stored 0", "5 nothing"], _han.Up);
    }

    [Fact]
    public void Cancelled_events_leave_their_room_in_a_home_without_load_control()
    {
        foreach (DeviceSpec[] home in new DeviceSpec[][] { [Display], [] })
        {
            HanRig han = new(Interpretation.Default, 11, home);
            for (uint id = 1; id <= 20; id++)
            {
                han.Send(Event(id), 2 * id).Send(Cancel(id), 2 * id + 1);
            }

            Assert.Equal(40, han.Up.Count(u => u.Contains("stored", StringComparison.Ordinal)));
            Assert.True(han.Esi.IsIdle);
        }
    }

    [Fact]
    public void An_event_that_one_device_has_finished_and_the_others_were_told_to_drop_is_dropped()
    {
        HanRig han = new(Load(1), Load(2, DeviceClass.PoolPumpSpaJacuzzi));
        han.Send(Event() with { DeviceClass = DeviceClass.WaterHeater }).To(70);
        Assert.False(han.Esi.IsIdle);
        han.Send(Cancel(), 2).To(71);
        Assert.Equal(["2 stored 1", "2 1 06"], han.Up.Where(u => u[0] == '2'));
        Assert.True(han.Esi.IsIdle);
    }

    [Fact]
    public void What_is_for_a_device_that_is_not_joined_is_refused()
    {
        _han.Send(Event(), 1, Load(8).Address);
        Assert.Empty(_han.Down);
        _han.Send(Event(), 2).Send(Cancel(), 3, Load(8).Address).Send(new CancelAllLoadControlEvents(CancelControl.EndAtOnce), 4, Load(8).Address).To(10);
        Assert.Equal(["1 refused", "3 nothing", "4 nothing"], _han.Up.Where(u => u[0] != '2'));
        Assert.Equal(0, _han.Esi.FindHeld(1, Load(8).Address, new OrderTag[4]));
        Assert.Equal(1, _han.Esi.FindHeld(1, Load(2).Address, new OrderTag[4]));
        Assert.Equal("01", _han.Said);
    }

    [Theory]
    [InlineData(false, "1 1 02", "1 1 03")]
    [InlineData(true, "2 1 02", "2 1 03")]
    public void Of_two_deliveries_a_report_belongs_to_the_device_s_own_else_to_the_first(bool own, string start, string end)
    {
        HanRig han = new(new Interpretation { RepeatedEvent = RepeatedEvent.Silent }, Load());
        han.Send(Event()).To(1).Send(Event(), 2, own ? Load().Address : default).To(200);
        Assert.Equal(["1 stored 1", "1 1 01", "2 stored 1", start, end], han.Up);
    }

    [Fact]
    public void A_report_never_belongs_to_a_delivery_that_the_device_is_done_with()
    {
        HanRig han = new(Load(1), Load(2));
        for (uint id = 1; id <= 3; id++)
        {
            han.Send(Event(id, 200 * id), id, Load(1).Address);
        }

        han.Send(Event(4, 1000), 4).To(1).Send(Cancel(3), 5).To(2).Send(Event(4, 1000), 6).To(3);
        Assert.Equal(["4 1 FE", "4 2 01", "6 1 01"], han.Up.Where(u => u[0] is '4' or '6' && !u.Contains("stored", StringComparison.Ordinal)).Order());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_delivery_comes_before_what_a_device_sends_in_the_same_millisecond(long aheadBy)
    {
        long due = new HanRig(Load()).Send(Event()).To(1).Tap.Frames[0].At - Start.Milliseconds;
        HanRig han = new(Load());
        LoopPost post = new(han.Agenda);

        // It may be on its way from the head-end before the device has anything to say, or only when the report waits to be sent.
        post.After(aheadBy * (due - 1), () => post.After(due - aheadBy * (due - 1), () => han.Send(Event(2, 200), 2)));
        han.Send(Event()).To(1);
        Assert.Equal(["1 stored 1", "2 stored 1", "1 1 01", "2 1 01"], han.Up);
    }
}
