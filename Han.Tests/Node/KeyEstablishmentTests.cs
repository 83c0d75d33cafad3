using DeviceEmulator.Faults;
using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using Sep.Codec.Zcl;

namespace Han.Tests.Node;

/// <summary>Key establishment over the air, as both sides hear it.</summary>
public sealed class KeyEstablishmentTests : AirScenario
{
    [Fact]
    public void Both_sides_hear_every_stage_at_the_announced_times()
    {
        Open();
        Join(One);
        Bench.Esi.Take();
        Bench.DeviceStarts(One);
        Assert.Equal("keys started Success | E5 Initiated", Heard(One, 2_900));
        Assert.Equal("D1 Initiated", EsiHeard(0));

        // 3 s for each ephemeral key, 6 s for each confirmation.
        Assert.Equal("E5 EphemeralDataExchanged", Heard(One, 4_000));
        Assert.Equal("D1 EphemeralDataExchanged", EsiHeard(0));
        Assert.Equal("", EsiHeard(10_000));
        Assert.Equal("D1 Established", EsiHeard(2_000));
        Assert.Equal("E5 Established", Heard(One, 0));
        Assert.True(Bench.Device(One).IsEstablished(Esi));
        Assert.NotEqual(Bench.Coordinator.Stack.Memory.LinkKeys[One].Key, default);
        Assert.Equal(Bench.Coordinator.Stack.Memory.LinkKeys[One].Key, Bench.Device(One).Stack.Memory.LinkKeys[Esi].Key);
    }

    [Fact]
    public void Of_two_devices_the_second_is_asked_to_wait()
    {
        Open();
        Join(One);
        Join(Two);
        Bench.DeviceStarts(One);
        Bench.DeviceStarts(Two);
        Assert.Equal("keys started Success | E5 Terminated NoResources by partner wait 30 s", Heard(Two));
        Assert.EndsWith("E5 Established", Heard(One, 30_000), StringComparison.Ordinal);
        Bench.DeviceStarts(Two);
        Assert.EndsWith("E5 Established", Heard(Two, 30_000), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_confirmation_of_the_responder_is_found_out_by_the_initiator()
    {
        Open();
        Join(One, fault: Misbehaviour.BadKeyConfirm);
        Bench.Esi.Take();
        Bench.Esi.Call("keys", () => Bench.Keys.Start(One));
        Assert.Equal("keys started Success | D1 Initiated | D1 EphemeralDataExchanged | D1 Terminated BadKeyConfirm", EsiHeard(30_000));
        Assert.False(Bench.Keys.IsEstablished(One));
    }

    [Theory]
    [InlineData(KeyEstablishmentStatus.UnknownIssuer)]
    [InlineData(KeyEstablishmentStatus.BadMessage)]
    public void A_device_is_told_why_its_certificate_is_not_accepted(KeyEstablishmentStatus status)
    {
        Bench.Spoil(One, new KeyEstablishmentOutcome(KeyEstablishmentResult.Terminated, status));
        Open();
        Join(One);
        Bench.DeviceStarts(One);
        Assert.Equal($"keys started Success | E5 Terminated {status} by partner", Heard(One, 30_000));
        DeviceSends(One, [1]);
        Assert.Equal("send confirmed NoAck", Heard(One, 30_000));
    }

    [Fact]
    public void A_device_whose_partner_restarts_gives_up_after_its_own_time()
    {
        Open();
        Join(One);
        Bench.DeviceStarts(One);
        Bench.Run();
        Bench.Devices[One].Take();
        Bench.Reset();
        Assert.Equal("", Heard(One, 9_000));
        Assert.Equal("E5 TimedOut", Heard(One, 10_000));
    }

    [Fact]
    public void Who_is_removed_meanwhile_hears_that_its_partner_is_gone()
    {
        Open();
        Join(One);
        Bench.DeviceStarts(One);
        Bench.Run();
        Bench.Devices[One].Take();
        Bench.Network.Remove(One);
        Assert.Equal("E5 PartnerGone | left Removed", Heard(One));
    }

    /// <summary>Whichever single frame of the exchange is lost, there is a key in the end, and it is the same.</summary>
    [Fact]
    public void The_loss_of_any_single_frame_of_the_exchange_is_made_good()
    {
        for (int lost = 0; lost < 24; lost++)
        {
            KeyEstablishmentTests run = new();
            run.Open();
            run.Join(One);
            int count = 0;
            run.Bench.Air.Passes = _ => count++ != lost;
            run.Bench.DeviceStarts(One);
            Assert.EndsWith("E5 Established", run.Heard(One, 30_000), StringComparison.Ordinal);
            run.DeviceSends(One, [1]);
            Assert.EndsWith("D1 says 01", run.EsiHeard(), StringComparison.Ordinal);
            Assert.True(count > 24);
        }
    }

    [Fact]
    public void A_message_that_nobody_can_read_is_answered_and_nothing_else_happens()
    {
        Open();
        Join(One);
        Bench.Esi.Take();
        Bench.DeviceSends(new ApsAddress(One, 1, Esi, 1, ClusterId.KeyEstablishment), [0x01, 0x05, 0x01, 0x02]);
        Assert.Equal("", EsiHeard());
        Assert.Contains(Inspect(), frame => frame.Command == "TerminateByResponder");
        Bench.DeviceStarts(One);
        Assert.EndsWith("D1 Established", EsiHeard(30_000), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_whole_profile_has_in_common_is_the_applications_business_on_this_cluster_too()
    {
        Open();
        Join(One);
        Bench.Esi.Take();
        Bench.DeviceSends(new ApsAddress(One, 1, Esi, 1, ClusterId.KeyEstablishment), [0x00, 0x05, 0x00, 0x00, 0x00]);
        Assert.Equal("D1 says 0005000000", EsiHeard());
    }
}
