using System.Buffers.Binary;
using System.Security.Cryptography;
using DeviceEmulator.Stack;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>The ways to a network: who the chip is, a new network, the stored one.</summary>
public sealed partial class ZnpCoordinator
{
    private const int PingTries = 3;
    private const long ResetMilliseconds = 30_000;
    private const long FormationMilliseconds = 100_000;
    private const byte Formation = 4;
    private const byte Configured = 0x55;

    /// <summary>Forget configuration and network at the next restart.</summary>
    private const byte ForgetAll = 3;

    private const ushort ServicesInterface = 0x0500;

    private static readonly UInt16List Servers = new(
        (ushort)ClusterId.Basic, (ushort)ClusterId.Identify, (ushort)ClusterId.Time, (ushort)ClusterId.Price, (ushort)ClusterId.Drlc,
        (ushort)ClusterId.Metering, (ushort)ClusterId.Messaging, (ushort)ClusterId.KeyEstablishment);

    private static readonly UInt16List Clients = new((ushort)ClusterId.KeyEstablishment);

    private ZnpInfo? _info;

    private IEnumerable<ZnpStep> ProbeSteps()
    {
        _info = null;
        ushort? capabilities = null;
        for (int i = 0; i < PingTries && capabilities is null; i++)
        {
            // The first may be lost in a boot loader.
            var ping = ZnpRequests.Make(new SysPing());
            yield return ping;
            capabilities = ping.Outcome == ZnpOutcome.Answered ? ping.Answer.Capabilities : null;
        }

        if (capabilities is null)
        {
            throw new ZnpRefusedException(NetworkStatus.Failed, "nobody answers");
        }

        var version = ZnpRequests.Make(new SysVersion());
        yield return version;
        var info = ZnpRequests.Make(new UtilGetDeviceInfo());
        yield return info;
        _info = new ZnpInfo(version.Answer, capabilities.Value, info.Answer.Device, info.Answer.State);
    }

    private IEnumerable<ZnpStep> FormSteps(NetworkParameters wanted)
    {
        yield return new ZnpSubroutine(ProbeSteps());
        yield return new ZnpSubroutine(ForgetSteps());
        _members.Clear();
        _slots = wanted.Slots;
        Eui64 address = _info!.Address;
        uint channels = wanted.Channel == NetworkParameters.AnyChannel ? 0x07FF_F800 : 1u << wanted.Channel;
        Eui64 extendedPan = wanted.ExtendedPanId.IsNone ? address : wanted.ExtendedPanId;
        yield return Write(ZnpNvItem.LogicalType, 0);
        yield return Write(ZnpNvItem.ZdoDirectCallback, 1);
        yield return Write(ZnpNvItem.ChannelList, LittleEndian(channels, sizeof(uint)));
        yield return Write(ZnpNvItem.PanId, LittleEndian(wanted.PanId, sizeof(ushort)));
        yield return Write(ZnpNvItem.ExtendedPanId, LittleEndian(extendedPan.Value, sizeof(ulong)));
        yield return Write(ZnpNvItem.ApsUseExtendedPanId, LittleEndian(extendedPan.Value, sizeof(ulong)));

        // Devices get the network key when they join, under their link key.
        yield return Write(ZnpNvItem.PreconfiguredKeysEnable, 0);
        yield return WithNewKey(key => Write(ZnpNvItem.PreconfiguredKey, ((ReadOnlySpan<byte>)key).ToArray()));
        yield return new ZnpSubroutine(CommissionSteps(channels));
        yield return Write(ZnpNvItem.HasConfigured, Configured);
        yield return new ZnpSubroutine(RegisterSteps(wanted.PanId));
    }

    private IEnumerable<ZnpStep> ResumeSteps()
    {
        yield return new ZnpSubroutine(ProbeSteps());
        var stored = ZnpRequests.Make(new SysOsalNvLength(ZnpNvItem.HasConfigured));
        yield return stored;
        if (stored.Answer.Size == 0)
        {
            throw new ZnpRefusedException(NetworkStatus.NothingStored, "no network was formed on this chip");
        }

        var mark = ZnpRequests.Make(new SysOsalNvReadExt(ZnpNvItem.HasConfigured, 0));
        yield return mark;
        if (mark.Answer.Value.Length < 1 || mark.Answer.Value.Span[0] != Configured)
        {
            throw new ZnpRefusedException(NetworkStatus.NothingStored, "no network was formed on this chip");
        }

        RequireAddress(_info!.Address);
        if (_info.State != ZnpDeviceState.Coordinator)
        {
            var up = _procedures.Expect<ZdoStateChange>(FormationMilliseconds, change => change.State == ZnpDeviceState.Coordinator);
            var start = ZnpRequests.Make(new ZdoStartupFromApp(100));
            yield return start;
            if (start.Answer.Outcome == ZnpStartupOutcome.NotStarted)
            {
                throw new ZnpRefusedException(NetworkStatus.NothingStored, "the chip left its network");
            }

            yield return up;
            _ = up.Value;
        }

        yield return new ZnpSubroutine(RegisterSteps(NetworkParameters.AnyPanId));
        yield return new ZnpSubroutine(MemberSteps());
    }

    /// <summary>Makes the chip forget its network, and gives it the address of the certificate.</summary>
    private IEnumerable<ZnpStep> ForgetSteps()
    {
        var size = ZnpRequests.Make(new SysOsalNvLength(ZnpNvItem.NetworkInformation));
        yield return size;
        if (size.Answer.Size > 0)
        {
            yield return ZnpRequests.Make(new SysOsalNvDelete(ZnpNvItem.NetworkInformation, size.Answer.Size));
        }

        yield return Write(ZnpNvItem.StartupOption, ForgetAll);
        if (_identity is not null && _info!.Address != _identity.Address)
        {
            LogMessages.ZnpReaddressed(_logger, _info.Address, _identity.Address);
            yield return Write(ZnpNvItem.ExtendedAddress, LittleEndian(_identity.Address.Value, sizeof(ulong)));
        }

        var restarted = _procedures.Expect<SysResetIndication>(ResetMilliseconds, _ => true);
        _requests.Tell(new SysResetRequest(1));
        yield return restarted;
        _ = restarted.Value;
        yield return Write(ZnpNvItem.StartupOption, 0);
        var address = ZnpRequests.Make(new SysGetExtendedAddress());
        yield return address;
        RequireAddress(address.Answer.Address);
        _info = _info! with { Address = address.Answer.Address };
    }

    private IEnumerable<ZnpStep> CommissionSteps(uint channels)
    {
        var primary = ZnpRequests.Make(new AppConfigSetChannel(IsPrimary: true, channels));
        yield return primary;
        Require(primary, "primary channels");
        var secondary = ZnpRequests.Make(new AppConfigSetChannel(IsPrimary: false, 0));
        yield return secondary;
        Require(secondary, "secondary channels");
        var up = _procedures.Expect<ZdoStateChange>(FormationMilliseconds, change => change.State == ZnpDeviceState.Coordinator);
        var start = ZnpRequests.Make(new AppConfigStartCommissioning(Formation));
        yield return start;
        Require(start, "form");
        yield return up;
        _ = up.Value;
    }

    /// <summary>What the chip forgets at every restart; and what network it is in.</summary>
    private IEnumerable<ZnpStep> RegisterSteps(ushort wantedPan)
    {
        var info = ZnpRequests.Make(new ZdoExtNetworkInfo());
        yield return info;
        ZdoExtNetworkInfoAnswer network = info.Answer;
        if (network.State != ZnpDeviceState.Coordinator || (wantedPan != NetworkParameters.AnyPanId && network.PanId != wantedPan))
        {
            throw new ZnpRefusedException(NetworkStatus.Failed, $"the chip is {network.State} of PAN {network.PanId:X4}");
        }

        _onAir = new NetworkIdentity(_info!.Address, network.Channel, network.PanId, network.ExtendedPanId);
        var register = ZnpRequests.Make(new AfRegister(_options.Endpoint, ApsAddress.ProfileId, ServicesInterface, 0, 0, Servers, Clients));
        yield return register;
        if (register.Answer.Status != ZnpStatus.ApsDuplicateEntry)
        {
            Require(register, "register the endpoint");
        }

        // Firmware that does not know this lets others in too; they are sent away when they come.
        yield return ZnpRequests.Make(new AppConfigJoinUsesInstallCode(Enabled: true));
    }

    /// <summary>The members that the chip remembers. Whom this process knows already, it knows better.</summary>
    private IEnumerable<ZnpStep> MemberSteps()
    {
        for (ushort record = 0; record < ushort.MaxValue; record++)
        {
            var size = ZnpRequests.Make(new SysNvLength(ZnpNvTable.System, ZnpNvTable.AddressManager, record));
            yield return size;
            if (size.AnswerOrDefault.Size is 0 or > ZnpFrame.MaxData)
            {
                yield break;
            }

            var read = ZnpRequests.Make(new SysNvRead(ZnpNvTable.System, ZnpNvTable.AddressManager, record, 0, (byte)size.Answer.Size));
            yield return read;
            if (read.AnswerOrDefault.Status == ZnpStatus.Success && TryReadMember(read.AnswerOrDefault.Value.Span, out Eui64 address, out ushort nwkAddress)
                && _members.Find(address) is null)
            {
                var key = ZnpRequests.Make(new ZdoGetLinkKey(address));
                yield return key;
                ZnpMember member = _members.Place(address, nwkAddress);
                member.HasLinkKey = key.Outcome == ZnpOutcome.Answered && key.Answer.Status == ZnpStatus.Success;
                key.Wipe();
            }
        }
    }

    /// <summary>A record of the address manager: the use first, network address and EUI-64 last, with or without a filler between them.</summary>
    private static bool TryReadMember(ReadOnlySpan<byte> record, out Eui64 address, out ushort nwkAddress)
    {
        const int least = 1 + sizeof(ushort) + sizeof(ulong);
        const ushort noAddress = 0xFFFE;
        (address, nwkAddress) = (default, 0);
        if (record.Length < least || record[0] == 0)
        {
            return false;
        }

        address = new Eui64(BinaryPrimitives.ReadUInt64LittleEndian(record[^sizeof(ulong)..]));
        nwkAddress = BinaryPrimitives.ReadUInt16LittleEndian(record[^(sizeof(ulong) + sizeof(ushort))..]);
        return !address.IsNone && address.Value != ulong.MaxValue && nwkAddress is not 0 and < noAddress;
    }

    private static ZnpSubroutine Write(ZnpNvItem item, params byte[] value) => new(WriteSteps(item, value));

    /// <summary>Writes an item, which is made where it is not there. The value, which may be a key, is overwritten however that ends.</summary>
    private static IEnumerable<ZnpStep> WriteSteps(ZnpNvItem item, byte[] value)
    {
        try
        {
            var size = ZnpRequests.Make(new SysOsalNvLength(item));
            yield return size;
            ZnpAsk<SysOsalNvWriteExt, ZnpStatusAnswer>? write = null;
            ZnpAsk<SysOsalNvItemInit, ZnpStatusAnswer>? make = null;
            yield return size.Answer.Size > 0
                ? write = ZnpRequests.Make(new SysOsalNvWriteExt(item, 0, new Octets(value)))
                : make = ZnpRequests.Make(new SysOsalNvItemInit(item, (ushort)value.Length, new Octets(value)));
            ZnpStatus status = write?.Answer.Status ?? make!.Answer.Status;
            if (status is not (ZnpStatus.Success or ZnpStatus.NvItemCreated))
            {
                throw new ZnpRefusedException(ZnpStatuses.ToNetwork(status), $"write {item}: status 0x{(byte)status:X2}");
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(value);
        }
    }

    private void RequireAddress(Eui64 address)
    {
        if (_identity is not null && address != _identity.Address)
        {
            throw new ZnpRefusedException(NetworkStatus.Failed, $"the chip is {address}, and the certificate is for {_identity.Address}");
        }
    }

    private static byte[] LittleEndian(ulong value, int size)
    {
        byte[] octets = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(octets, value);
        return octets[..size];
    }

    /// <summary>A step with a network key of the operating system's generator, of which nothing stays here.</summary>
    private static T WithNewKey<T>(Func<AesKey, T> make)
    {
        Span<byte> random = stackalloc byte[AesKey.Size];
        RandomNumberGenerator.Fill(random);
        AesKey key = new(random);
        CryptographicOperations.ZeroMemory(random);
        T made = make(key);
        key.Clear();
        return made;
    }
}
