using DeviceEmulator.Certificates;
using DeviceEmulator.Radio;
using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Radios;

/// <summary>The radio of an ESI at application fidelity.</summary>
internal sealed class ApplicationEsiRadio(ApplicationHomeRadio home, HanNetwork han, Eui64 address, Faults.Faults faults, DeviceIdentity? identity)
    : IEsiRadio, IApsNode
{
    private HanCoordinator? _coordinator;
    private IApsNode? _application;
    private ICoordinatorListener? _listener;
    private TroubledAps? _aps;
    private bool _isOff;

    public Eui64 Address => address;

    public StackCapabilities Capabilities => han.Capabilities;

    public ICoordinatorNetwork Network => Coordinator;

    public IKeyEstablishment Keys => Coordinator.KeyEstablishment;

    private HanCoordinator Coordinator => _coordinator ?? throw new InvalidOperationException("No application runs on this radio.");

    public void Run(IApsNode esi, ICoordinatorListener network, IKeyEstablishmentListener keys)
    {
        _application = esi;
        _listener = network;
        _coordinator = han.Govern(this, ApplicationIdentity.Of(address, faults, identity), network, keys);
        _aps = new TroubledAps(han, home, address, () => esi);
    }

    public int Send(in ApsAddress to, ReadOnlySpan<byte> asdu) => _isOff ? StackToken.None : _aps!.Send(to, asdu);

    public void PowerOff()
    {
        _isOff = true;
        home.Switch(address, on: false);
        Coordinator.Silence();
        _aps!.Forget();
    }

    public void PowerOn()
    {
        _isOff = false;
        home.Switch(address, on: true);
        home.Post.Later(_listener!.OnReset);
    }

    public void OnConfirm(int token, ApsStatus status)
    {
        if (!_isOff)
        {
            (token, status) = _aps!.Confirm(token, status);
            _application!.OnConfirm(token, status);
        }
    }

    public void OnIndication(in ApsAddress from, ReadOnlySpan<byte> asdu)
    {
        if (!_isOff)
        {
            _application!.OnIndication(from, asdu);
        }
    }
}
