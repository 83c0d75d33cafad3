using DeviceEmulator.Certificates;
using DeviceEmulator.Faults;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Stack;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Home;

/// <summary>Radios of devices that, while a test wants it so, keep what is to be sent to load control under way, and then forget it.</summary>
internal sealed class SilentRadios(IHomeRadio inner) : IHomeRadio
{
    public bool IsSilent { get; set; }

    /// <summary>Load control frames that were kept.</summary>
    public int Kept { get; private set; }

    public HomeFidelity Fidelity => inner.Fidelity;

    public IEsiRadio Esi(Eui64 address, Faults faults, DeviceIdentity? identity = null) => inner.Esi(address, faults, identity);

    public IDeviceRadio Device(in RadioDevice device) => new Radio(this, inner.Device(device));

    public void Move(Eui64 node, bool away) => inner.Move(node, away);

    public bool Jam(byte channel, TimeSpan time) => inner.Jam(channel, time);

    private sealed class Radio(SilentRadios radios, IDeviceRadio radio) : IDeviceRadio
    {
        public DeviceIdentity? Identity => radio.Identity;

        public StackCapabilities Capabilities => radio.Capabilities;

        public JoiningState State => radio.State;

        public Eui64 TrustCentre => radio.TrustCentre;

        public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu)
        {
            bool isKept = radios.IsSilent && address.Cluster == ClusterId.Drlc;
            radios.Kept += isKept ? 1 : 0;
            return isKept ? int.MaxValue - radios.Kept : radio.Send(address, asdu);
        }

        public void Run(IApsNode application, IJoiningListener joining, IKeyEstablishmentListener keys) => radio.Run(application, joining, keys);

        public void PowerOn() => radio.PowerOn();

        public void PowerOff(bool loseState) => radio.PowerOff(loseState);

        public int Scan() => radio.Scan();

        public int Join(Eui64 extendedPanId, LinkKey key) => radio.Join(extendedPanId, key);

        public int Leave() => radio.Leave();

        public int Rejoin() => radio.Rejoin();

        public void Forget() => radio.Forget();

        public bool IsEstablished(Eui64 partner) => radio.IsEstablished(partner);

        public int Start(Eui64 partner) => radio.Start(partner);
    }
}
