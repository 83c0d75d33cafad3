using DeviceEmulator.Certificates;
using DeviceEmulator.Stack;
using Han.Tests.Certificates;
using Han.Tests.Stack;
using HeadEnd.Simulator.Coordinators.Znp;
using Microsoft.Extensions.Logging.Abstractions;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Tests.Coordinators.Znp;

/// <summary>The ZNP driver with a chip that does what real ones do to a host.</summary>
public sealed class ZnpDriverTests : IDisposable
{
    private static readonly Eui64 Device = new(0x0200_0000_0000_00D1);
    private static readonly LinkKey Key = new(Convert.FromHexString("66B6900981E1EE3CA4206B6B861C02BB"));

    private readonly ZnpBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_network_has_the_certificates_address_the_wanted_numbers_and_a_key_of_its_own()
    {
        Assert.NotEqual(_bench.Esi.Address, _bench.Chip.Address);
        Ask("form", () => _bench.Driver.Form(new NetworkParameters(20, 0x1234, new Eui64(0xABCD), 5)));
        Assert.Equal("form Success | up", Run());
        Assert.Equal(new NetworkIdentity(_bench.Esi.Address, 20, 0x1234, new Eui64(0xABCD)), _bench.Esi.Identity);
        Assert.Equal(_bench.Esi.Address, _bench.Chip.Address);
        byte[] first = _bench.Chip.NetworkKey;
        _bench.Reset();
        Run();
        Ask("form", () => _bench.Driver.Form(NetworkParameters.Any));
        Assert.Equal("form Success | up", Run());
        Assert.NotEqual(first, _bench.Chip.NetworkKey);
        Assert.DoesNotContain(_bench.Chip.NetworkKey, key => key == 0xFF && _bench.Chip.NetworkKey.All(octet => octet == 0xFF));
        Assert.Equal(0, _bench.Chip.Overruns);
    }

    [Fact]
    public void The_chip_is_asked_who_it_is_and_nothing_is_changed()
    {
        ZnpInfo? info = null;
        _bench.Driver.Probe(heard => info = heard);
        Run();
        Assert.Equal("00124B0001020304, product 1, version 2.7.1, revision 20230507, capabilities 0x0659, Hold", info?.ToString());
        Assert.Equal([ZnpCommandId.SysPing, ZnpCommandId.SysVersion, ZnpCommandId.UtilGetDeviceInfo], _bench.Chip.Asked);
        Assert.Equal(1, _bench.Chip.Noise);
    }

    [Fact]
    public void The_first_pings_may_be_lost()
    {
        Swallow(ZnpCommandId.SysPing, 2);
        ZnpInfo? info = null;
        _bench.Driver.Probe(heard => info = heard);
        Run(2 * ZnpRequests.AnswerMilliseconds + 1_000);
        Assert.NotNull(info);
    }

    [Fact]
    public void A_chip_that_falls_silent_is_a_reset_and_a_new_connection()
    {
        Up();
        _bench.Chip.Intercept = _ => true;
        Ask("permit", () => _bench.Driver.PermitJoining(60));
        Ask("switch", _bench.Driver.SwitchNetworkKey);
        Ask("add", () => _bench.Driver.AddLinkKey(Device, Key, LinkKeyOrigin.InstallCode));
        Assert.Equal("permit Failed | switch Failed | reset", Run(60_000));
        Assert.Equal((1, NetworkState.Down, false), (_bench.Reopened, _bench.Driver.State, _bench.Driver.IsOpen));
        Ask("resume", _bench.Driver.ResumeNetwork);
        Assert.Equal("resume InvalidState", Run());
        _bench.Chip.Intercept = null;
        _bench.Driver.OnOpened();
        Ask("resume", _bench.Driver.ResumeNetwork);
        Assert.Equal("resume Success | up again", Run());
    }

    [Fact]
    public void What_the_firmware_does_not_know_is_passed_over_or_said()
    {
        _bench.Chip.Intercept = frame =>
        {
            if (frame.Command is ZnpCommandId.AppConfigJoinUsesInstallCode or ZnpCommandId.AppConfigAddInstallCode)
            {
                _bench.Chip.Indicate(new ZnpRpcError(ZnpRpcFault.InvalidCommand, 0x2F, (byte)((ushort)frame.Command & 0xFF)), 1);
                return true;
            }

            return false;
        };
        Up();
        Ask("add", () => _bench.Driver.AddLinkKey(Device, Key, LinkKeyOrigin.InstallCode));
        Assert.Equal("add NotSupported", Run());
    }

    [Theory]
    [InlineData(ZnpStatus.ApsTableFull, NetworkStatus.NoRoom)]
    [InlineData(ZnpStatus.InvalidParameter, NetworkStatus.Failed)]
    public void A_refused_key_says_why(ZnpStatus status, NetworkStatus expected)
    {
        Up();
        _bench.Chip.Intercept = frame =>
        {
            bool isIt = frame.Command == ZnpCommandId.AppConfigAddInstallCode;
            if (isIt)
            {
                _bench.Chip.Answer<AppConfigAddInstallCode, ZnpStatusAnswer>(new ZnpStatusAnswer(status));
            }

            return isIt;
        };
        Ask("add", () => _bench.Driver.AddLinkKey(Device, Key, LinkKeyOrigin.InstallCode));
        Assert.Equal($"add {expected}", Run());
    }

    [Fact]
    public void A_late_answer_and_one_to_nobody_are_passed_over()
    {
        Up();
        int asked = 0;
        _bench.Chip.Intercept = frame =>
        {
            if (frame.Command != ZnpCommandId.ZdoMgmtPermitJoinRequest || asked++ > 0)
            {
                return false;
            }

            _bench.Chip.Answer<ZdoMgmtPermitJoinRequest, ZnpStatusAnswer>(new ZnpStatusAnswer(ZnpStatus.Success), ZnpRequests.AnswerMilliseconds + 500);
            return true;
        };
        Ask("permit", () => _bench.Driver.PermitJoining(60));
        Assert.Equal("permit Failed", Run(ZnpRequests.AnswerMilliseconds + 1_000));
        Ask("permit", () => _bench.Driver.PermitJoining(60));
        Assert.Equal("permit Success | permits 60 s", Run());
    }

    [Fact]
    public void Frames_with_a_wrong_check_and_noise_cost_only_themselves()
    {
        Up();
        _bench.Chip.Say([0x42, 0xFE, 0x01, 0x45, 0xCB, 0x3C, 0x00, 0xFE], 1);
        Ask("permit", () => _bench.Driver.PermitJoining(100));
        Assert.Equal("permit Success | permits 100 s", Run(5_000));
    }

    [Fact]
    public void The_completion_comes_first_where_the_chip_says_the_event_before_its_answer()
    {
        Up();
        _bench.Chip.Intercept = frame =>
        {
            bool isIt = frame.Command == ZnpCommandId.ZdoMgmtPermitJoinRequest;
            if (isIt)
            {
                _bench.Chip.Indicate(new ZdoPermitJoin(60), 1);
                _bench.Chip.Answer<ZdoMgmtPermitJoinRequest, ZnpStatusAnswer>(new ZnpStatusAnswer(ZnpStatus.Success), 5);
            }

            return isIt;
        };
        Ask("permit", () => _bench.Driver.PermitJoining(60));
        Assert.Equal("permit Success | permits 60 s", Run());
    }

    [Fact]
    public void A_firmware_that_says_nothing_of_its_window_is_believed_by_the_clock()
    {
        Up();
        _bench.Chip.Intercept = frame =>
        {
            bool isIt = frame.Command == ZnpCommandId.ZdoMgmtPermitJoinRequest;
            if (isIt)
            {
                _bench.Chip.Answer<ZdoMgmtPermitJoinRequest, ZnpStatusAnswer>(new ZnpStatusAnswer(ZnpStatus.Success));
            }

            return isIt;
        };
        Ask("permit", () => _bench.Driver.PermitJoining(60));
        Assert.Equal("permit Success | permits 60 s", Run(2_000));
        Assert.Equal("", Run(58_000));
        Assert.Equal("permits 0 s", Run(5_000));
    }

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
        Assert.Equal(2, _bench.Chip.Asked.Count(command => command == ZnpCommandId.ZdoExtRouteDiscovery));
        Confirm(status, times: 100);
        Send();
        Assert.Equal($"send confirmed {expected}", Run(20_000));
        Assert.Equal(2 + 4, _bench.Chip.Asked.Count(command => command == ZnpCommandId.ZdoExtRouteDiscovery));
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
        _bench.Chip.Intercept = frame =>
        {
            if (frame.Read(out AfDataRequest data) != FrameError.None)
            {
                return false;
            }

            _bench.Chip.Indicate(new AfDataConfirm(ZnpStatus.Success, 1, data.Transaction), 1);
            _bench.Chip.Answer<AfDataRequest, ZnpStatusAnswer>(new ZnpStatusAnswer(ZnpStatus.Success), 5);
            _bench.Chip.Indicate(new AfDataConfirm(ZnpStatus.Success, 1, data.Transaction), 9);
            return true;
        };
        Send();
        Assert.Equal("send confirmed Success", Run(60_000));
        _bench.Chip.Intercept = frame =>
        {
            bool isIt = frame.Command == ZnpCommandId.AfDataRequest;
            if (isIt)
            {
                _bench.Chip.Answer<AfDataRequest, ZnpStatusAnswer>(new ZnpStatusAnswer(ZnpStatus.Success));
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
        ApsAddress address = new(_bench.Esi.Address, 1, Device, 1, ClusterId.Basic);
        while (taken < 1000 && _bench.Esi.Call("send", () => _bench.Driver.Send(address, [1, 2, 3])) != StackToken.None)
        {
            taken++;
        }

        Assert.Equal(ZnpSender.Capacity, taken);
        Assert.Equal(taken, Run(30_000).Split(" | ").Count(text => text == "send confirmed Success"));
        Assert.Equal(0, _bench.Chip.Overruns);
    }

    [Fact]
    public void Another_process_finds_members_and_keys_on_the_chip()
    {
        Join();
        _bench.DeviceStarts(Device);
        Run(30_000);
        _bench.RestartHost(_bench.Esi.Address);
        Ask("resume", _bench.Driver.ResumeNetwork);
        Assert.Equal("resume Success | up again", Run());
        Assert.True(_bench.Driver.IsEstablished(Device));
        Send(ClusterId.Drlc);
        Assert.Equal("send confirmed Success", Run());
    }

    [Fact]
    public void Another_certificate_does_not_resume_the_network()
    {
        Up();
        _bench.RestartHost(new Eui64(0x0200_0000_0000_00E6));
        Ask("resume", _bench.Driver.ResumeNetwork);
        Assert.Equal("resume Failed", Run());
        Assert.Equal(NetworkState.Down, _bench.Driver.State);
    }

    [Fact]
    public void Who_comes_without_a_key_is_sent_away_though_the_chip_let_it_in()
    {
        Up();
        _bench.Chip.Indicate(new ZdoTrustCenterDevice(0x7777, Device, 0));
        _bench.Chip.Indicate(new ZdoDeviceAnnounce(0x7777, 0x7777, Device, 0x8C), 40);
        Assert.Equal("", Run());
        Assert.Contains(ZnpCommandId.ZdoMgmtLeaveRequest, _bench.Chip.Asked);
    }

    [Fact]
    public void A_device_that_announces_itself_again_is_no_news_and_one_that_moved_is_found()
    {
        Join();
        ZnpDevice device = _bench.Device(Device);
        _bench.Chip.Announce(device);
        Assert.Equal("", Run());
        device.NwkAddress = 0x1111;
        _bench.Chip.Announce(device);
        Assert.Equal("D1 SecuredRejoin", Run());
        Send();
        Assert.Equal("send confirmed Success", Run());
    }

    [Fact]
    public void A_device_whose_announcement_is_lost_has_joined_by_its_first_frame()
    {
        Up();
        Ask("add", () => _bench.Driver.AddLinkKey(Device, Key, LinkKeyOrigin.InstallCode));
        Assert.Equal("add Success", Run());
        _bench.Chip.Indicate(new ZdoTrustCenterDevice(0x7777, Device, 0));
        Assert.Equal("", Run());
        _bench.Chip.Indicate(new AfIncomingMessage(0, ClusterId.Basic, 0x7777, 1, 1, false, 180, false, 0, 0, new Octets(new byte[] { 7 })));
        Assert.Equal("D1 UnsecuredJoin | D1 says 07", Run());
        _bench.Chip.Indicate(new ZdoDeviceAnnounce(0x7777, 0x7777, Device, 0x8C));
        Assert.Equal("", Run());
    }

    [Fact]
    public void A_large_message_is_fetched_in_parts()
    {
        Join();
        byte[] asdu = [.. Enumerable.Range(0, 300).Select(i => (byte)(i & 0xFF))];
        _bench.Chip.Intercept = frame =>
        {
            if (frame.Read(out AfDataRetrieve part) != FrameError.None)
            {
                return false;
            }

            _bench.Chip.Answer<AfDataRetrieve, AfDataRetrieveAnswer>(
                new AfDataRetrieveAnswer(ZnpStatus.Success, new Octets(asdu.AsMemory(part.Offset, part.Count))));
            return true;
        };
        AfIncomingMessageExt message = new(
            0, ClusterId.Basic, ZnpAddressMode.NwkAddress, new Eui64(_bench.Device(Device).NwkAddress), 1, 0, 1, false, 180, false, 77, 0, 300, default);
        _bench.Chip.Indicate(message);
        Assert.Equal($"D1 says {Convert.ToHexString(asdu)}", Run());
        Assert.Equal(3, _bench.Chip.Asked.Count(command => command == ZnpCommandId.AfDataRetrieve));
        _bench.Chip.Indicate(message with { Length = 3, Rest = new Octets(new byte[] { 1, 2, 3, 0, 0, 30 }) });
        Assert.Equal("D1 says 010203", Run());
    }

    [Fact]
    public void What_is_no_message_of_key_establishment_is_answered_and_ends_the_exchange()
    {
        Join();
        _bench.DeviceStarts(Device);
        Assert.Equal("D1 Initiated", Run());
        _bench.Chip.Deliver(_bench.Device(Device), 1, 1, ClusterId.KeyEstablishment, [0x01, 0x07, 0x01, 0x02], isSecured: false);
        Assert.Equal("D1 Terminated BadMessage", Run());
        Assert.Equal("", Run(60_000));
        Assert.False(_bench.Driver.IsEstablished(Device));
    }

    [Fact]
    public void An_identity_of_the_public_test_authority_is_refused()
    {
        using DeviceIdentity identity = IdentityFile.Parse("f", Published.Text);
        ZnpCoordinator Make(IdentityPolicy policy) => new(_bench.Agenda, _bench, identity, policy, new ZnpOptions(), NullLogger.Instance);
        Assert.Throws<InvalidDataException>(() => Make(IdentityPolicy.Default));
        Assert.Equal(NetworkState.Down, Make(IdentityPolicy.Default with { AllowTestAuthority = true }).State);
    }

    private string Run(long milliseconds = 1_000)
    {
        StackRecorder.Run(_bench.Agenda, milliseconds);
        return _bench.Esi.Take();
    }

    private void Ask(string name, Func<int> call) => Assert.NotEqual(StackToken.None, _bench.Esi.Call(name, call));

    private void Up()
    {
        Ask("form", () => _bench.Driver.Form(NetworkParameters.Any));
        Assert.Equal("form Success | up", Run());
    }

    private void Join()
    {
        Up();
        Ask("add", () => _bench.Driver.AddLinkKey(Device, Key, LinkKeyOrigin.InstallCode));
        Ask("permit", () => _bench.Driver.PermitJoining(254));
        Run();
        _bench.DeviceJoins(Device, Key);
        Assert.Equal("D1 UnsecuredJoin", Run());
    }

    private void Send(ClusterId cluster = ClusterId.Basic) =>
        Ask("send", () => _bench.Driver.Send(new ApsAddress(_bench.Esi.Address, 1, Device, 1, cluster), [1, 2, 3]));

    private void Swallow(ZnpCommandId command, int times) => _bench.Chip.Intercept = frame => frame.Command == command && times-- > 0;

    /// <summary>The next data requests end with this status.</summary>
    private void Confirm(ZnpStatus status, int times) => _bench.Chip.Intercept = frame =>
    {
        if (frame.Read(out AfDataRequest data) != FrameError.None || times-- <= 0)
        {
            return false;
        }

        _bench.Chip.Answer<AfDataRequest, ZnpStatusAnswer>(new ZnpStatusAnswer(ZnpStatus.Success));
        _bench.Chip.Indicate(new AfDataConfirm(status, 1, data.Transaction));
        return true;
    };
}
