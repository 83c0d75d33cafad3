using DeviceEmulator.Esi;
using DeviceEmulator.Faults;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Commissioning;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace Han.Tests.Home;

/// <summary>How a device comes into a home, comes back, and what keeps it out: the same at every fidelity.</summary>
public abstract class CommissioningTests(HomeFidelity fidelity)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_device_comes_in_step_by_step()
    {
        HomeRig rig = Rig(HomeRig.Thermostat()).Up();
        CommissioningState[] between = fidelity == HomeFidelity.Radio ? [CommissioningState.Discovering, CommissioningState.Binding] : [];
        Assert.Equal(
        [
            CommissioningState.Scanning, CommissioningState.Joining, CommissioningState.Establishing, .. between, CommissioningState.ReadingTime,
            CommissioningState.Running,
        ], rig.Pct.Steps.Select(s => s.State).Distinct());
        Assert.Equal(["Joined", "Established"], rig.Home.Esi.Attempts.Select(a => a.Word));
        Assert.True(rig.Home.Esi.Node.HasDevice(rig.Pct.Address));
        Assert.All(rig.Pct.Steps.Zip(rig.Pct.Steps.Skip(1)), pair => Assert.True(pair.First.At <= pair.Second.At));
    }

    [Fact]
    public void A_closed_window_keeps_a_device_waiting_until_it_opens()
    {
        HomeRig rig = Rig(HomeRig.Thermostat());
        rig.Home.Esi.PowerOn();
        rig.Pct.PowerOn();
        rig.Run(5 * Minute);
        Assert.Equal(CommissioningState.Waiting, rig.Pct.Way.State);
        Assert.StartsWith("no network is open", rig.Pct.Way.Said, StringComparison.Ordinal);
        Assert.Empty(rig.Home.Esi.Attempts);
        rig.Home.Esi.Open(10 * Minute);
        rig.Run(5 * Minute);
        Assert.Equal(CommissioningState.Running, rig.Pct.Way.State);
    }

    [Fact]
    public void A_window_longer_than_a_round_stays_open_and_then_closes()
    {
        HomeRig rig = Rig(HomeRig.Thermostat());
        rig.Home.Esi.PowerOn();
        rig.Home.Esi.Open(10 * Minute);
        rig.Run(9 * Minute);
        rig.Pct.PowerOn();
        rig.Run(Minute / 2);
        Assert.True(rig.Home.Esi.Node.HasDevice(rig.Pct.Address) || rig.Pct.Way.State == CommissioningState.Establishing);
        rig.Run(5 * Minute);
        Assert.Contains("closes its window", rig.SaidBy("esi"));
    }

    [Fact]
    public void A_wrong_crc_in_the_code_makes_another_key()
    {
        HomeRig rig = Rig(HomeRig.Thermostat() with { Faults = new Faults(Misbehaviour.WrongInstallCodeCrc) }).Up();
        Assert.Equal(CommissioningState.Waiting, rig.Pct.Way.State);
        Assert.All(rig.Home.Esi.Attempts, a => Assert.Equal(JoinRefusal.KeyMismatch, a.Refusal));
        Assert.NotEmpty(rig.Home.Esi.Attempts);
    }

    [Fact]
    public void A_device_that_the_ESI_was_not_told_of_is_refused_and_let_in_once_it_was()
    {
        HomeRig rig = Rig(HomeRig.Thermostat() with { IsKnown = false }).Up();
        Assert.Equal("UnknownDevice", rig.Home.Esi.Attempts[0].Word);
        rig.Home.Know(rig.Pct);
        rig.Run(5 * Minute);
        Assert.Equal(CommissioningState.Running, rig.Pct.Way.State);
    }

    [Fact]
    public void A_certificate_of_another_issuer_ends_in_leaving()
    {
        HomeRig rig = Rig(HomeRig.Thermostat() with { Faults = new Faults(Misbehaviour.ForeignIssuer) }).Up();
        Assert.Equal(["Joined", "UnknownIssuer"], rig.Home.Esi.Attempts.Select(a => a.Word));
        Assert.Equal(CommissioningState.Stopped, rig.Pct.Way.State);
        Assert.False(rig.Home.Esi.Node.HasDevice(rig.Pct.Address));
    }

    [Fact]
    public void A_bad_key_confirmation_is_tried_again_and_never_succeeds()
    {
        HomeRig rig = Rig(HomeRig.Thermostat() with { Faults = new Faults(Misbehaviour.BadKeyConfirm) }).Up();
        Assert.Equal(CommissioningState.Establishing, rig.Pct.Way.State);
        Assert.True(rig.Home.Esi.Attempts.Count(a => a.Word == "BadKeyConfirm") > 3);
        Assert.DoesNotContain(rig.Home.Esi.Attempts, a => a.Word == "Established");
    }

    [Fact]
    public void Devices_that_begin_together_wait_for_each_other()
    {
        HomeRig rig = Rig(HomeRig.Thermostat(), HomeRig.WaterHeater(), HomeRig.Display()).Up();
        Assert.All(rig.Home.Devices, d => Assert.Equal(CommissioningState.Running, d.Way.State));
        Assert.Contains(rig.Lines, l => l.Text.StartsWith("the trust centre is busy", StringComparison.Ordinal));
    }

    [Fact]
    public void A_device_switched_off_and_on_comes_back_with_its_keys()
    {
        HomeRig rig = Rig(HomeRig.Thermostat()).Up();
        rig.Pct.PowerOff(loseState: false);
        rig.Run(5 * Minute);
        rig.Pct.PowerOn();
        rig.Run(Minute);
        Assert.Equal(CommissioningState.Running, rig.Pct.Way.State);
        Assert.Single(rig.Home.Esi.Attempts, a => a.Outcome == JoinAttemptOutcome.KeyEstablishment);
    }

    [Fact]
    public void A_device_that_lost_its_memory_joins_anew()
    {
        HomeRig rig = Rig(HomeRig.Thermostat()).Up();
        rig.Pct.PowerOff(loseState: true);
        rig.Run(Minute);
        rig.Pct.PowerOn();
        rig.Run(5 * Minute);
        Assert.Equal(CommissioningState.Running, rig.Pct.Way.State);
        Assert.Equal(["Joined", "Established", "Joined", "Established"], rig.Home.Esi.Attempts.Select(a => a.Word));
    }

    [Fact]
    public void A_device_out_of_range_looks_for_its_network_and_finds_it_again()
    {
        HomeRig rig = Rig(HomeRig.Thermostat()).Up();
        rig.Pct.Move(away: true);
        rig.Home.Send(rig.Event());
        rig.Run(60 * Minute);
        Assert.Equal(CommissioningState.Rejoining, rig.Pct.Way.State);
        rig.Pct.Move(away: false);
        rig.Run(20 * Minute);
        Assert.Equal(CommissioningState.Running, rig.Pct.Way.State);
        Assert.Single(rig.Home.Esi.Attempts, a => a.Outcome == JoinAttemptOutcome.KeyEstablishment);
    }

    [Fact]
    public void Devices_join_the_meter_that_took_the_place_of_the_old_one()
    {
        HomeRig rig = Rig(HomeRig.Thermostat(), HomeRig.Display()).Up();
        Eui64 meter = new(0x0200_0000_0000_0002);
        rig.Home.ExchangeMeter(meter, TimeSpan.FromHours(3));
        rig.Run(TimeSpan.FromHours(3));
        Assert.All(rig.Home.Devices, d => Assert.Equal((CommissioningState.Running, meter), (d.Way.State, d.Way.Esi)));
        Assert.All(rig.Home.Devices, d => Assert.True(rig.Home.Esi.Node.HasDevice(d.Address)));
    }

    [Fact]
    public void A_removed_device_stays_away_until_it_is_told_and_known_again()
    {
        HomeRig rig = Rig(HomeRig.Thermostat()).Up();
        rig.Home.Esi.Remove(rig.Pct.Address);
        rig.Run(30 * Minute);
        Assert.Equal(CommissioningState.Stopped, rig.Pct.Way.State);
        Assert.False(rig.Home.Esi.Node.HasDevice(rig.Pct.Address));
        rig.Home.Know(rig.Pct);
        rig.Home.Esi.Open(10 * Minute);
        rig.Pct.PowerOn();
        rig.Run(5 * Minute);
        Assert.Equal(CommissioningState.Running, rig.Pct.Way.State);
    }

    [Fact]
    public void An_ESI_that_was_off_has_its_devices_back()
    {
        HomeRig rig = Rig(HomeRig.Thermostat(), HomeRig.WaterHeater()).Up();
        rig.Home.Esi.PowerOff(loseState: false);
        rig.Run(60 * Minute);
        Assert.All(rig.Home.Devices, d => Assert.NotEqual(CommissioningState.Running, d.Way.State));
        rig.Home.Esi.PowerOn();
        rig.Run(20 * Minute);
        Assert.All(rig.Home.Devices, d => Assert.Equal(CommissioningState.Running, d.Way.State));
        Assert.Equal(2, rig.Home.Esi.Attempts.Count(a => a.Word == "Established"));
    }

    [Fact]
    public void An_ESI_that_lost_its_memory_forms_a_network_that_the_devices_join()
    {
        HomeRig rig = Rig(HomeRig.Thermostat()).Up();
        rig.Home.Esi.PowerOff(loseState: true);
        rig.Run(Minute);
        rig.Home.Esi.PowerOn();
        rig.Home.Esi.Open(60 * Minute);
        rig.Run(60 * Minute);
        Assert.Equal(CommissioningState.Running, rig.Pct.Way.State);
        Assert.True(rig.Home.Esi.Node.HasDevice(rig.Pct.Address));
    }

    [Fact]
    public void Everybody_uses_a_new_network_key()
    {
        HomeRig rig = Rig(HomeRig.Thermostat()).Up();
        rig.Home.Esi.RotateKey();
        rig.Run(Minute);
        Assert.Contains("uses network key 1", rig.SaidBy("thermostat"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lost_frames_delay_but_do_not_keep_out(ulong seed)
    {
        HomeRig rig = new HomeRig(fidelity, new AirOptions(0.2), seed, HomeRig.Thermostat(), HomeRig.WaterHeater()).Up();
        rig.Run(30 * Minute);
        Assert.All(rig.Home.Devices, d => Assert.Equal(CommissioningState.Running, d.Way.State));
    }

    private HomeRig Rig(params HomeDeviceOptions[] devices) => new(fidelity, default, 7, devices);
}

/// <summary>Where payloads are handed over.</summary>
public sealed class ApplicationCommissioningTests() : CommissioningTests(HomeFidelity.Application);

/// <summary>Where every frame exists.</summary>
public sealed class RadioCommissioningTests() : CommissioningTests(HomeFidelity.Radio)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(10)]
    public void Nor_a_device_behind_a_range_extender(ulong seed)
    {
        HomeDeviceOptions far = HomeRig.Thermostat() with { IsFar = true };
        HomeDeviceOptions extender = HomeRig.Extender();
        HomeRig rig = new(HomeFidelity.Radio, new AirOptions(0.2), seed, extender, far);
        rig.Home.Esi.PowerOn();
        rig.Home.Esi.Open(TimeSpan.FromHours(2));
        rig.Run(TimeSpan.FromSeconds(5));
        rig.Home.Find(extender.Name)!.PowerOn();
        rig.Run(TimeSpan.FromMinutes(10));
        rig.Pct.PowerOn();
        rig.Run(TimeSpan.FromMinutes(30));
        Assert.Equal(CommissioningState.Running, rig.Pct.Way.State);
    }
}
