using DeviceEmulator.Certificates;
using DeviceEmulator.Stack;
using Han.Tests.Certificates;
using HeadEnd.Simulator.Coordinators.Znp;
using Microsoft.Extensions.Logging.Abstractions;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Coordinators.Znp;

/// <summary>The ZNP driver with a chip that does what real ones do to a host: networks, windows, members.</summary>
public sealed class ZnpDriverTests : ZnpDriverRig
{
    [Fact]
    public void A_network_has_the_certificates_address_the_wanted_numbers_and_a_key_of_its_own()
    {
        Assert.NotEqual(Bench.Esi.Address, Bench.Chip.Address);
        Ask("form", () => Bench.Driver.Form(new NetworkParameters(20, 0x1234, new Eui64(0xABCD), 5)));
        Assert.Equal("form Success | up", Run());
        Assert.Equal(new NetworkIdentity(Bench.Esi.Address, 20, 0x1234, new Eui64(0xABCD)), Bench.Esi.Identity);
        Assert.Equal(Bench.Esi.Address, Bench.Chip.Address);
        byte[] first = Bench.Chip.NetworkKey;
        Bench.Reset();
        Run();
        Ask("form", () => Bench.Driver.Form(NetworkParameters.Any));
        Assert.Equal("form Success | up", Run());
        Assert.NotEqual(first, Bench.Chip.NetworkKey);
        Assert.DoesNotContain(Bench.Chip.NetworkKey, key => key == 0xFF && Bench.Chip.NetworkKey.All(octet => octet == 0xFF));
        Assert.Equal(0, Bench.Chip.Overruns);
    }

    [Fact]
    public void The_chip_is_asked_who_it_is_and_nothing_is_changed()
    {
        ZnpInfo? info = null;
        Bench.Driver.Probe(heard => info = heard);
        Run();
        Assert.Equal("00124B0001020304, product 1, version 2.7.1, revision 20230507, capabilities 0x0659, Hold", info?.ToString());
        Assert.Equal([ZnpCommandId.SysPing, ZnpCommandId.SysVersion, ZnpCommandId.UtilGetDeviceInfo], Bench.Chip.Asked);
        Assert.Equal(1, Bench.Chip.Noise);
    }

    [Fact]
    public void The_first_pings_may_be_lost()
    {
        Swallow(ZnpCommandId.SysPing, 2);
        ZnpInfo? info = null;
        Bench.Driver.Probe(heard => info = heard);
        Run(2 * ZnpRequests.AnswerMilliseconds + 1_000);
        Assert.NotNull(info);
    }

    [Fact]
    public void A_chip_that_falls_silent_is_a_reset_and_a_new_connection()
    {
        Up();
        Bench.Chip.Intercept = _ => true;
        Ask("permit", () => Bench.Driver.PermitJoining(60));
        Ask("switch", Bench.Driver.SwitchNetworkKey);
        Ask("add", () => Bench.Driver.AddLinkKey(Device, Key, LinkKeyOrigin.InstallCode));
        Assert.Equal("permit Failed | switch Failed | reset", Run(60_000));
        Assert.Equal((1, NetworkState.Down, false), (Bench.Reopened, Bench.Driver.State, Bench.Driver.IsOpen));
        Ask("resume", Bench.Driver.ResumeNetwork);
        Assert.Equal("resume InvalidState", Run());
        Bench.Chip.Intercept = null;
        Bench.Driver.OnOpened();
        Ask("resume", Bench.Driver.ResumeNetwork);
        Assert.Equal("resume Success | up again", Run());
    }

    [Fact]
    public void What_the_firmware_does_not_know_is_passed_over_or_said()
    {
        Bench.Chip.Intercept = frame =>
        {
            if (frame.Command is ZnpCommandId.AppConfigJoinUsesInstallCode or ZnpCommandId.AppConfigAddInstallCode)
            {
                Bench.Chip.Indicate(new ZnpRpcError(ZnpRpcFault.InvalidCommand, 0x2F, (byte)((ushort)frame.Command & 0xFF)), 1);
                return true;
            }

            return false;
        };
        Up();
        Ask("add", () => Bench.Driver.AddLinkKey(Device, Key, LinkKeyOrigin.InstallCode));
        Assert.Equal("add NotSupported", Run());
    }

    [Theory]
    [InlineData(ZnpStatus.ApsTableFull, NetworkStatus.NoRoom)]
    [InlineData(ZnpStatus.InvalidParameter, NetworkStatus.Failed)]
    public void A_refused_key_says_why(ZnpStatus status, NetworkStatus expected)
    {
        Up();
        Bench.Chip.Intercept = frame =>
        {
            bool isIt = frame.Command == ZnpCommandId.AppConfigAddInstallCode;
            if (isIt)
            {
                Bench.Chip.Answer<AppConfigAddInstallCode, ZnpStatusAnswer>(new ZnpStatusAnswer(status));
            }

            return isIt;
        };
        Ask("add", () => Bench.Driver.AddLinkKey(Device, Key, LinkKeyOrigin.InstallCode));
        Assert.Equal($"add {expected}", Run());
    }

    [Fact]
    public void A_late_answer_and_one_to_nobody_are_passed_over()
    {
        Up();
        int asked = 0;
        Bench.Chip.Intercept = frame =>
        {
            if (frame.Command != ZnpCommandId.ZdoMgmtPermitJoinRequest || asked++ > 0)
            {
                return false;
            }

            Bench.Chip.Answer<ZdoMgmtPermitJoinRequest, ZnpStatusAnswer>(new ZnpStatusAnswer(ZnpStatus.Success), ZnpRequests.AnswerMilliseconds + 500);
            return true;
        };
        Ask("permit", () => Bench.Driver.PermitJoining(60));
        Assert.Equal("permit Failed", Run(ZnpRequests.AnswerMilliseconds + 1_000));
        Ask("permit", () => Bench.Driver.PermitJoining(60));
        Assert.Equal("permit Success | permits 60 s", Run());
    }

    [Fact]
    public void Frames_with_a_wrong_check_and_noise_cost_only_themselves()
    {
        Up();
        Bench.Chip.Say([0x42, 0xFE, 0x01, 0x45, 0xCB, 0x3C, 0x00, 0xFE], 1);
        Ask("permit", () => Bench.Driver.PermitJoining(100));
        Assert.Equal("permit Success | permits 100 s", Run(5_000));
    }

    [Fact]
    public void The_completion_comes_first_where_the_chip_says_the_event_before_its_answer()
    {
        Up();
        Bench.Chip.Intercept = frame =>
        {
            bool isIt = frame.Command == ZnpCommandId.ZdoMgmtPermitJoinRequest;
            if (isIt)
            {
                Bench.Chip.Indicate(new ZdoPermitJoin(60), 1);
                Bench.Chip.Answer<ZdoMgmtPermitJoinRequest, ZnpStatusAnswer>(new ZnpStatusAnswer(ZnpStatus.Success), 5);
            }

            return isIt;
        };
        Ask("permit", () => Bench.Driver.PermitJoining(60));
        Assert.Equal("permit Success | permits 60 s", Run());
    }

    [Fact]
    public void A_firmware_that_says_nothing_of_its_window_is_believed_by_the_clock()
    {
        Up();
        Bench.Chip.Intercept = frame =>
        {
            bool isIt = frame.Command == ZnpCommandId.ZdoMgmtPermitJoinRequest;
            if (isIt)
            {
                Bench.Chip.Answer<ZdoMgmtPermitJoinRequest, ZnpStatusAnswer>(new ZnpStatusAnswer(ZnpStatus.Success));
            }

            return isIt;
        };
        Ask("permit", () => Bench.Driver.PermitJoining(60));
        Assert.Equal("permit Success | permits 60 s", Run(2_000));
        Assert.Equal("", Run(58_000));
        Assert.Equal("permits 0 s", Run(5_000));
    }

    [Fact]
    public void Another_process_finds_members_and_keys_on_the_chip()
    {
        Join();
        Bench.DeviceStarts(Device);
        Run(30_000);
        Bench.RestartHost(Bench.Esi.Address);
        Ask("resume", Bench.Driver.ResumeNetwork);
        Assert.Equal("resume Success | up again", Run());
        Assert.True(Bench.Driver.IsEstablished(Device));
        Send(ClusterId.Drlc);
        Assert.Equal("send confirmed Success", Run());
    }

    [Fact]
    public void Another_certificate_does_not_resume_the_network()
    {
        Up();
        Bench.RestartHost(new Eui64(0x0200_0000_0000_00E6));
        Ask("resume", Bench.Driver.ResumeNetwork);
        Assert.Equal("resume Failed", Run());
        Assert.Equal(NetworkState.Down, Bench.Driver.State);
    }

    [Fact]
    public void Who_comes_without_a_key_is_sent_away_though_the_chip_let_it_in()
    {
        Up();
        Bench.Chip.Indicate(new ZdoTrustCenterDevice(0x7777, Device, 0));
        Bench.Chip.Indicate(new ZdoDeviceAnnounce(0x7777, 0x7777, Device, 0x8C), 40);
        Assert.Equal("", Run());
        Assert.Contains(ZnpCommandId.ZdoMgmtLeaveRequest, Bench.Chip.Asked);
    }

    [Fact]
    public void An_identity_of_the_public_test_authority_is_refused()
    {
        using DeviceIdentity identity = IdentityFile.Parse("f", Published.Text);
        ZnpCoordinator Make(IdentityPolicy policy) => new(Bench.Agenda, Bench, identity, policy, new ZnpOptions(), NullLogger.Instance);
        Assert.Throws<InvalidDataException>(() => Make(IdentityPolicy.Default));
        Assert.Equal(NetworkState.Down, Make(IdentityPolicy.Default with { AllowTestAuthority = true }).State);
    }
}
