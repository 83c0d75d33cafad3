using DeviceEmulator.Certificates;
using DeviceEmulator.Radio;
using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Radios;

/// <summary>
/// The radio of a device at application fidelity: what is handed over there, and in addition that a device out of range or switched off hears and says
/// nothing, and finds its network again.
/// </summary>
internal sealed class ApplicationDeviceRadio : IDeviceRadio, IApsNode, IJoiningListener
{
    private readonly ApplicationHomeRadio _home;
    private readonly RadioNode _node;
    private readonly TroubledAps _aps;
    private IApsNode? _application;
    private IJoiningListener? _listener;
    private int _answers;

    public ApplicationDeviceRadio(ApplicationHomeRadio home, ApplicationRadio radio, in RadioDevice device)
    {
        (_home, Address, Identity) = (home, device.Address, device.Identity);
        _node = new RadioNode(radio, device.Address, ApplicationIdentity.Of(device.Address, device.Faults, device.Identity));
        _aps = new TroubledAps(_node, home, device.Address, () => _application!);
        home.Switch(device.Address, on: false);
    }

    public Eui64 Address { get; }

    public DeviceIdentity? Identity { get; }

    public StackCapabilities Capabilities => _node.Capabilities;

    public JoiningState State => _node.State;

    public Eui64 TrustCentre => _node.TrustCentre;

    private bool IsHeard => _home.IsHeard(Address);

    public void Run(IApsNode application, IJoiningListener joining, IKeyEstablishmentListener keys)
    {
        (_application, _listener) = (application, joining);
        _node.Run(this, this, keys);
    }

    public int Send(in ApsAddress to, ReadOnlySpan<byte> asdu) => _aps.Send(to, asdu);

    public int Scan() => _node.Scan();

    public int Join(Eui64 extendedPanId, LinkKey key)
    {
        Forget();
        return IsHeard ? _node.Join(extendedPanId, key) : Answer(JoinStatus.NoNetwork);
    }

    public int Leave() => IsHeard ? _node.Leave() : StackToken.None;

    /// <summary>A member is back at once.</summary>
    public int Rejoin() => Answer(
        !IsHeard ? JoinStatus.NoNetwork : _node.State == JoiningState.Joined ? JoinStatus.Success : JoinStatus.NoNetworkKey);

    public void Forget() => _node.Desert();

    public bool IsEstablished(Eui64 partner) => _node.IsEstablished(partner);

    public int Start(Eui64 partner) => _node.Start(partner);

    public void PowerOn() => _home.Switch(Address, on: true);

    public void PowerOff(bool loseState)
    {
        _home.Switch(Address, on: false);
        _aps.Forget();
        if (loseState)
        {
            Forget();
        }
    }

    /// <summary>Who was carried away meanwhile does not hear the acknowledgement.</summary>
    public void OnConfirm(int token, ApsStatus status)
    {
        if (_home.IsOn(Address))
        {
            (token, status) = _aps.Confirm(token, status);
            _application!.OnConfirm(token, IsHeard || status != ApsStatus.Success ? status : ApsStatus.NoAck);
        }
    }

    public void OnIndication(in ApsAddress from, ReadOnlySpan<byte> asdu)
    {
        if (IsHeard && _node.State == JoiningState.Joined)
        {
            _application!.OnIndication(from, asdu);
        }
    }

    public void OnScanned(int token, ReadOnlySpan<FoundNetwork> networks) => _listener!.OnScanned(token, IsHeard ? networks : default);

    public void OnJoinCompleted(int token, JoinStatus status) => _listener!.OnJoinCompleted(token, status);

    /// <summary>Who is out of range finds out when it comes back.</summary>
    public void OnLeft(LeaveCause cause)
    {
        if (IsHeard)
        {
            _listener!.OnLeft(cause);
        }
    }

    public void OnNetworkKeySwitched(byte sequence)
    {
        if (IsHeard)
        {
            _listener!.OnNetworkKeySwitched(sequence);
        }
    }

    /// <summary>Tokens of what the inner radio knows nothing of are below all of its own.</summary>
    private int Answer(JoinStatus status)
    {
        int token = int.MinValue + (_answers++ & 0xFFFF);
        _home.Post.Later(() => _listener!.OnJoinCompleted(token, status));
        return token;
    }
}
