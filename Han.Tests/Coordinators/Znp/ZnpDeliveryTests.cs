using DeviceEmulator.Stack;
using HeadEnd.Simulator.Coordinators.Znp;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Tests.Coordinators.Znp;

/// <summary>What the ZNP driver sends and hears: statuses, repetitions, announcements, large messages, key establishment.</summary>
public sealed class ZnpDeliveryTests : ZnpDriverRig
{
    [Theory]
    [InlineData(ZnpStatus.BufferFull, ApsStatus.Busy)]
    [InlineData(ZnpStatus.NwkNoRoute, ApsStatus.NoAck)]
    [InlineData(ZnpStatus.MacNoAck, ApsStatus.NoAck)]
    [InlineData(ZnpStatus.MacChannelAccessFailure, ApsStatus.Busy)]
    [InlineData(ZnpStatus.MacTransactionExpired, ApsStatus.NoAck)]
    [InlineData(ZnpStatus.MacNoResources, ApsStatus.Busy)]
    public void A_status_that_passes_is_tried_again_five_times_with_a_search_for_a_route(ZnpStatus status, ApsStatus expected)
    {
        Join();
        Confirm(status, times: 2);
        Send();
        Assert.Equal("", Run(3_000));
        Assert.Equal("send confirmed Success", Run(3_000));
        Assert.Equal(2, Bench.Chip.Asked.Count(command => command == ZnpCommandId.ZdoExtRouteDiscovery));
        Confirm(status, times: 100);
        Send();
        Assert.Equal($"send confirmed {expected}", Run(20_000));
        Assert.Equal(2 + 4, Bench.Chip.Asked.Count(command => command == ZnpCommandId.ZdoExtRouteDiscovery));
    }

    [Theory]
    [InlineData(ZnpStatus.ApsNoAck, ApsStatus.NoAck)]
    [InlineData(ZnpStatus.SecurityNoKey, ApsStatus.SecurityFail)]
    [InlineData(ZnpStatus.NwkUnknownDevice, ApsStatus.NoShortAddress)]
    public void Any_other_status_is_final_at_once(ZnpStatus status, ApsStatus expected)
    {
        Join();
        Confirm(status, times: 1);
        Send();
        Assert.Equal($"send confirmed {expected}", Run(1_000));
    }

    [Fact]
    public void A_confirm_may_overtake_the_answer_and_may_never_come()
    {
        Join();
        Bench.Chip.Intercept = frame =>
        {
            if (frame.Read(out AfDataRequest data) != FrameError.None)
            {
                return false;
            }

            Bench.Chip.Indicate(new AfDataConfirm(ZnpStatus.Success, 1, data.Transaction), 1);
            Bench.Chip.Answer<AfDataRequest, ZnpStatusAnswer>(new ZnpStatusAnswer(ZnpStatus.Success), 5);
            Bench.Chip.Indicate(new AfDataConfirm(ZnpStatus.Success, 1, data.Transaction), 9);
            return true;
        };
        Send();
        Assert.Equal("send confirmed Success", Run(60_000));
        Bench.Chip.Intercept = frame =>
        {
            bool isIt = frame.Command == ZnpCommandId.AfDataRequest;
            if (isIt)
            {
                Bench.Chip.Answer<AfDataRequest, ZnpStatusAnswer>(new ZnpStatusAnswer(ZnpStatus.Success));
            }

            return isIt;
        };
        Send();
        Assert.Equal("send confirmed NoAck", Run(60_000));
    }

    [Fact]
    public void A_full_queue_takes_nothing_more_and_what_it_took_is_confirmed()
    {
        Join();
        int taken = 0;
        ApsAddress address = new(Bench.Esi.Address, 1, Device, 1, ClusterId.Basic);
        while (taken < 1000 && Bench.Esi.Call("send", () => Bench.Driver.Send(address, [1, 2, 3])) != StackToken.None)
        {
            taken++;
        }

        Assert.Equal(ZnpSender.Capacity, taken);
        Assert.Equal(taken, Run(30_000).Split(" | ").Count(text => text == "send confirmed Success"));
        Assert.Equal(0, Bench.Chip.Overruns);
    }

    [Fact]
    public void A_device_that_announces_itself_again_is_no_news_and_one_that_moved_is_found()
    {
        Join();
        ZnpDevice device = Bench.Device(Device);
        Bench.Chip.Announce(device);
        Assert.Equal("", Run());
        device.NwkAddress = 0x1111;
        Bench.Chip.Announce(device);
        Assert.Equal("D1 SecuredRejoin", Run());
        Send();
        Assert.Equal("send confirmed Success", Run());
    }

    [Fact]
    public void A_device_whose_announcement_is_lost_has_joined_by_its_first_frame()
    {
        Up();
        Ask("add", () => Bench.Driver.AddLinkKey(Device, Key, LinkKeyOrigin.InstallCode));
        Assert.Equal("add Success", Run());
        Bench.Chip.Indicate(new ZdoTrustCenterDevice(0x7777, Device, 0));
        Assert.Equal("", Run());
        Bench.Chip.Indicate(new AfIncomingMessage(0, ClusterId.Basic, 0x7777, 1, 1, false, 180, false, 0, 0, new Octets(new byte[] { 7 })));
        Assert.Equal("D1 UnsecuredJoin | D1 says 07", Run());
        Bench.Chip.Indicate(new ZdoDeviceAnnounce(0x7777, 0x7777, Device, 0x8C));
        Assert.Equal("", Run());
    }

    [Fact]
    public void A_large_message_is_fetched_in_parts()
    {
        Join();
        byte[] asdu = [.. Enumerable.Range(0, 300).Select(i => (byte)(i & 0xFF))];
        Bench.Chip.Intercept = frame =>
        {
            if (frame.Read(out AfDataRetrieve part) != FrameError.None)
            {
                return false;
            }

            Bench.Chip.Answer<AfDataRetrieve, AfDataRetrieveAnswer>(
                new AfDataRetrieveAnswer(ZnpStatus.Success, new Octets(asdu.AsMemory(part.Offset, part.Count))));
            return true;
        };
        AfIncomingMessageExt message = new(
            0, ClusterId.Basic, ZnpAddressMode.NwkAddress, new Eui64(Bench.Device(Device).NwkAddress), 1, 0, 1, false, 180, false, 77, 0, 300, default);
        Bench.Chip.Indicate(message);
        Assert.Equal($"D1 says {Convert.ToHexString(asdu)}", Run());
        Assert.Equal(3, Bench.Chip.Asked.Count(command => command == ZnpCommandId.AfDataRetrieve));
        Bench.Chip.Indicate(message with { Length = 3, Rest = new Octets(new byte[] { 1, 2, 3, 0, 0, 30 }) });
        Assert.Equal("D1 says 010203", Run());
    }

    [Fact]
    public void What_is_no_message_of_key_establishment_is_answered_and_ends_the_exchange()
    {
        Join();
        Bench.DeviceStarts(Device);
        Assert.Equal("D1 Initiated", Run());

        // Who reads an attribute of the cluster asks the application.
        Bench.Chip.Deliver(Bench.Device(Device), 1, 1, ClusterId.KeyEstablishment, [0x00, 0x07, 0x00, 0x00, 0x00], isSecured: false);
        Assert.Equal("D1 says 0007000000", Run());
        Bench.Chip.Deliver(Bench.Device(Device), 1, 1, ClusterId.KeyEstablishment, [0x01, 0x07, 0x01, 0x02], isSecured: false);
        Assert.Equal("D1 Terminated BadMessage", Run());
        Assert.Equal("", Run(60_000));
        Assert.False(Bench.Driver.IsEstablished(Device));
    }
}
