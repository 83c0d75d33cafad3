using System.Security.Cryptography;
using DeviceEmulator.Stack;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>What the network is asked for. Requests are carried out one after the other.</summary>
public sealed partial class ZnpCoordinator
{
    private const ushort AllRouters = 0xFFFC;

    /// <summary>How long the answer of a device that is sent away is waited for, milliseconds.</summary>
    private const long LeaveMilliseconds = 10_000;

    private NetworkIdentity _onAir;
    private int _slots = NetworkParameters.Any.Slots;

    public int Form(in NetworkParameters parameters)
    {
        NetworkParameters wanted = parameters.Validated();
        return Ask(NetworkState.Down, NetworkState.Starting, FormSteps(wanted), () => Up(resumed: false));
    }

    public int ResumeNetwork() => Ask(NetworkState.Down, NetworkState.Starting, ResumeSteps(), () => Up(resumed: true));

    public int PermitJoining(int seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds, ICoordinatorNetwork.LongestPermit);
        return Ask(NetworkState.Up, null, PermitSteps(seconds), () => OnPermitted(seconds));
    }

    public int AddLinkKey(Eui64 device, LinkKey key, LinkKeyOrigin origin)
    {
        if (device.IsNone || key.IsNone)
        {
            throw new ArgumentException("A link key needs a device and sixteen octets.");
        }

        byte[] octets = new byte[LinkKey.Size];
        key.CopyTo(octets);
        return Ask(NetworkState.Up, null, AddSteps(device, octets), () => _members.Allow(device), octets);
    }

    public int Remove(Eui64 device) => Ask(NetworkState.Up, null, RemoveSteps(device), () => Removed(device));

    public int SwitchNetworkKey() => Ask(NetworkState.Up, null, SwitchSteps(), () => _network?.OnNetworkKeySwitched(_keySequence));

    /// <summary>Asks the chip who it is, in any state; null when it does not say.</summary>
    public void Probe(Action<ZnpInfo?> heard) => _procedures.Run(ProbeSteps(), refusal => heard(refusal is null ? _info : null));

    /// <summary>Answers a token; when it is this request's turn, tries it in the state that it needs, tells how that went, then what came of it.</summary>
    private int Ask(NetworkState needed, NetworkState? meanwhile, IEnumerable<ZnpStep> steps, Action then, byte[]? secret = null)
    {
        if (_procedures.Count >= Capacity)
        {
            CryptographicOperations.ZeroMemory(secret);
            return StackToken.None;
        }

        int token = _nextToken;
        _nextToken = (_nextToken + 1) & int.MaxValue;
        _procedures.Run(InState(needed, meanwhile, steps), refusal =>
        {
            if (refusal is not null)
            {
                LogMessages.ZnpRefused(_logger, refusal.Message);
                State = State == NetworkState.Starting ? NetworkState.Down : State;
            }

            _network?.OnCompleted(token, refusal?.Status ?? NetworkStatus.Success);
            if (refusal is null)
            {
                then();
            }
        }, secret);
        return token;
    }

    private IEnumerable<ZnpStep> InState(NetworkState needed, NetworkState? meanwhile, IEnumerable<ZnpStep> steps)
    {
        if (!IsOpen || State != needed)
        {
            throw new ZnpRefusedException(NetworkStatus.InvalidState, IsOpen ? $"the network is {State}, not {needed}" : "the line is down");
        }

        State = meanwhile ?? State;
        yield return new ZnpSubroutine(steps);
    }

    private void Up(bool resumed)
    {
        State = NetworkState.Up;
        _network?.OnNetworkUp(_onAir, resumed);
    }

    private IEnumerable<ZnpStep> PermitSteps(int seconds)
    {
        _isPermitting = true;
        var ask = ZnpRequests.Make(new ZdoMgmtPermitJoinRequest(ZnpAddressMode.Broadcast, AllRouters, (byte)seconds, TrustCenterSignificance: true));
        yield return ask;
        _isPermitting = false;
        Require(ask, "permit joining");
    }

    private static IEnumerable<ZnpStep> AddSteps(Eui64 device, byte[] key)
    {
        var ask = ZnpRequests.Make(new AppConfigAddInstallCode(ZnpInstallCodeFormat.Key, device, new Octets(key)));
        yield return ask;
        Require(ask, "add link key");
    }

    private IEnumerable<ZnpStep> RemoveSteps(Eui64 device)
    {
        if (_members.Find(device) is not ZnpMember member)
        {
            throw new ZnpRefusedException(NetworkStatus.UnknownDevice, $"{device} is not joined");
        }

        _removing.Add(device);
        var leave = ZnpRequests.Make(new ZdoMgmtLeaveRequest(member.NwkAddress, device, 0));
        yield return leave;
        if (leave.AnswerOrDefault.Status != ZnpStatus.Success || leave.Outcome != ZnpOutcome.Answered)
        {
            _removing.Remove(device);
            Require(leave, "remove");
        }

        // What the device does now without its link key is nothing any more, whether it heard that it shall leave or not.
        member.HasLinkKey = false;
        yield return ZnpRequests.Make(new ZdoRemoveLinkKey(device));
    }

    /// <summary>The device is told of as gone when it says so, or when it has had the time to.</summary>
    private void Removed(Eui64 device)
    {
        _members.Forbid(device);
        if (_goneWhileAsked.Remove(device))
        {
            Part(device);
            return;
        }

        _leaving.Add(device);
        _post.After(LeaveMilliseconds, () =>
        {
            if (_leaving.Contains(device))
            {
                Part(device);
            }
        });
    }

    private IEnumerable<ZnpStep> SwitchSteps()
    {
        const ushort all = 0xFFFF;
        var info = ZnpRequests.Make(new SysOsalNvReadExt(ZnpNvItem.ActiveKeyInfo, 0));
        yield return info;
        if (info.Answer.Status != ZnpStatus.Success || info.Answer.Value.Length <= AesKey.Size)
        {
            throw new ZnpRefusedException(NetworkStatus.Failed, "the chip does not tell the number of its network key");
        }

        // After the number comes the key itself.
        byte sequence = unchecked((byte)(info.Answer.Value.Span[0] + 1));
        info.Wipe();
        var update = WithNewKey(key => ZnpRequests.Make(new ZdoExtUpdateNetworkKey(all, sequence, key)));
        yield return update;
        Require(update, "send network key");
        yield return new ZnpPause(_options.KeySwitchMilliseconds);
        var change = ZnpRequests.Make(new ZdoExtSwitchNetworkKey(all, sequence));
        yield return change;
        Require(change, "switch network key");
        _keySequence = sequence;
    }

    private static void Require<TRequest>(ZnpAsk<TRequest, ZnpStatusAnswer> ask, string what) where TRequest : struct, IZnpRequest<TRequest, ZnpStatusAnswer>
    {
        ZnpStatus status = ask.Answer.Status;
        if (status != ZnpStatus.Success)
        {
            throw new ZnpRefusedException(ZnpStatuses.ToNetwork(status), $"{what}: status 0x{(byte)status:X2}");
        }
    }
}
