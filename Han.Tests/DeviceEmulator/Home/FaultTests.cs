using DeviceEmulator.Devices;
using DeviceEmulator.Faults;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Zcl;
using static Han.Tests.DeviceEmulator.HomeRig;

namespace Han.Tests.DeviceEmulator.Home;

public sealed class FaultTests
{
    private static readonly byte[] Unknown = [0x01, 0x54, 0x77];

    [Fact]
    public void A_device_may_keep_its_default_responses_to_itself()
    {
        HomeRig home = With(Misbehaviour.NoDefaultResponse);
        Assert.Null(home.AskRaw(EsiAddress, Heater.Address, ClusterId.Basic, Unknown));
        home.Send(home.Event(1, 10, 30)).Send(home.Event(2, 10, 30) with { DeviceClass = DeviceClass.PoolPumpSpaJacuzzi }, 2).To(60);
        Assert.DoesNotContain(home.Frames, f => f.From == Heater.Address && f.Default is not null);
        Assert.Equal("01 02 03", home.Said(Heater.Address));
        Assert.Equal(ZclStatus.UnsupportedClusterCommand, new HomeRig((Heater, null)).AskRaw(EsiAddress, Heater.Address, ClusterId.Basic, Unknown)!.Default);
    }

    [Fact]
    public void Its_answers_may_carry_another_sequence_number()
    {
        HomeRig home = With(Misbehaviour.WrongSequence);
        home.AskRaw(EsiAddress, Heater.Address, ClusterId.Basic, Unknown);
        HomeRig.Frame answer = home.Frames[^1];
        Assert.Equal(ZclStatus.UnsupportedClusterCommand, answer.Default);
        Assert.NotEqual(Unknown[1], answer.Sequence);

        // Reports are no answers.
        home.Send(home.Event(1, 10, 30)).To(60);
        Assert.Equal([0, 1, 2], home.Frames.Where(f => f.Report is not null).Select(f => (int)f.Sequence));

        // The ESI cannot tell which command was meant, and waits in vain.
        home.Send(home.Event(2, 100, 30) with { DeviceClass = DeviceClass.PoolPumpSpaJacuzzi }, 2).To(110);
        Assert.False(home.Esi.IsIdle);
    }

    [Fact]
    public void Reports_may_come_late_and_tell_the_right_time()
    {
        HomeRig home = With(Misbehaviour.LateReport, reportDelay: TimeSpan.FromMinutes(4));
        home.Send(home.Event(1, 10, 30)).To(60);
        Assert.Equal("01 02 03", home.Said(Heater.Address));
        foreach (HomeRig.Frame frame in home.Frames.Where(f => f.Report is not null))
        {
            double late = (frame.At.Milliseconds - frame.Report!.Value.EventStatusTime.ToUnixMilliseconds()) / 1000.0;
            Assert.InRange(late, 240, 246);
        }
    }

    [Theory]
    [InlineData(-20, 30)]
    [InlineData(20, -10)]
    public void Its_clock_may_be_off_for_good(int minutes, double started)
    {
        HomeRig home = With(Misbehaviour.ClockOff, clockOffset: TimeSpan.FromMinutes(minutes));
        home.Device.Begin();
        home.Send(home.Event(1, 10, 45)).To(120);
        HomeRig.Frame start = home.Frames.Single(f => f.Report?.EventStatus == EventStatus.Started);
        double at = Math.Max(0, started);
        Assert.InRange(start.At.Milliseconds, home.At(at).Milliseconds, home.At(at + 0.1).Milliseconds);
        Assert.Equal(minutes * 60_000, home.Device.Snapshot().Clock.Milliseconds - home.Agenda.Now.Milliseconds, 1000.0);
        Assert.InRange(
            start.Report!.Value.EventStatusTime.ToUnixMilliseconds(), home.At(at + minutes).Milliseconds - 1000, home.At(at + minutes).Milliseconds);
    }

    [Fact]
    public void An_ESI_s_clock_may_be_off_and_its_devices_follow_it()
    {
        HomeRig home = new(
            Summer, [(Heater, null)], servers: new() { Faults = new global::DeviceEmulator.Faults.Faults(Misbehaviour.ClockOff, TimeSpan.FromHours(-1)) });
        home.Device.Begin();
        home.Settle();
        Assert.Equal(home.At(-60), home.Device.Snapshot().Clock);
        home.Send(home.Event(1, -50, 20)).To(60);
        Assert.Equal("01 02 03", home.Said(Heater.Address));
    }

    [Fact]
    public void Its_event_table_may_have_one_place()
    {
        HomeRig home = With(Misbehaviour.EventTableOfOne);
        home.Send(home.Event(1, 10, 30)).Send(home.Event(2, 100, 30), 2).To(60);
        Assert.Equal("01 FE 02 03", home.Said(Heater.Address));
        home.Send(home.Event(3, 100, 30), 3).To(150);
        Assert.Equal("01 FE 02 03 01 02 03", home.Said(Heater.Address));
    }

    [Fact]
    public void Its_user_may_opt_out_of_what_is_mandatory()
    {
        LoadControlEvent emergency = new HomeRig().Event(1, 10, 30) with { CriticalityLevel = CriticalityLevel.Emergency, DutyCycle = 0 };
        HomeRig home = With(Misbehaviour.OptOutAtMandatory);
        home.Send(emergency).To(60);
        Assert.Equal("01 02 04 08", home.Said(Heater.Address));
        HomeRig obedient = new((Heater, null));
        obedient.Send(emergency).To(20);
        Assert.False(obedient.Device.OptOut(1));
        obedient.To(60);
        Assert.Equal("01 02 03", obedient.Said(Heater.Address));
    }

    [Fact]
    public void A_bench_may_have_a_fault_for_all_and_a_device_one_of_its_own()
    {
        HomeRig home = new((Heater, new DeviceOptions { Faults = new global::DeviceEmulator.Faults.Faults(Misbehaviour.EventTableOfOne) }), (Pump, null));
        home.Send(home.Event(1, 10, 30)).Send(home.Event(2, 100, 30), 2).To(60);
        Assert.Equal("01 FE 02 03", home.Said(Heater.Address));
        Assert.Equal("01 01 02 03", home.Said(Pump.Address));
    }

    private static HomeRig With(Misbehaviour misbehaviour, TimeSpan clockOffset = default, TimeSpan reportDelay = default) =>
        new((Heater, new DeviceOptions { Faults = new global::DeviceEmulator.Faults.Faults(misbehaviour, clockOffset, reportDelay) }));
}
