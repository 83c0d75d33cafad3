using System.Buffers.Binary;
using DeviceEmulator.Stack;
using Sep.Codec.Aps;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Types;
using NetworkStatus = DeviceEmulator.Stack.NetworkStatus;

namespace DeviceEmulator.Node;

/// <summary>The network: formed, resumed, opened, its key changed.</summary>
public sealed partial class AirCoordinator
{
    private int _switches;

    public int Form(in NetworkParameters parameters)
    {
        NetworkParameters wanted = parameters.Validated();
        return Ask(NetworkState.Down, () => NetworkStatus.Success, () =>
        {
            ForgetNetwork();
            _slots = wanted.Slots;
            State = NetworkState.Starting;
            _stack.IsOnAir = true;
            _stack.Mac.Power(isOn: true);
            uint channels = wanted.Channel == NetworkParameters.AnyChannel ? _stack.Options.ScanChannels : 1u << wanted.Channel;
            _scan.BeginOnce(channels, found => Found(wanted, channels, found));
        });
    }

    public int ResumeNetwork() => Ask(
        NetworkState.Down,
        () => _stack.Memory.IsMember ? NetworkStatus.Success : NetworkStatus.NothingStored,
        () =>
        {
            _stack.IsOnAir = true;
            _stack.Mac.Power(isOn: true);
            Begin(resumed: true);
            foreach (Eui64 device in _members.Keys.ToArray())
            {
                ExpectKeyEstablishment(device);
            }

            foreach (Eui64 device in _claims.Keys.ToArray())
            {
                ExpectProof(device);
            }
        });

    public int PermitJoining(int seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds, ICoordinatorNetwork.LongestPermit);
        return Ask(NetworkState.Up, () => NetworkStatus.Success, () =>
        {
            SetWindow(seconds);
            _stack.Zdo.PermitJoining(null, seconds);
        });
    }

    public int SwitchNetworkKey() => Ask(NetworkState.Up, () => NetworkStatus.Success, () =>
    {
        if (_switches++ == 0)
        {
            DistributeKey();
        }
    });

    /// <summary>Everything chosen by the caller, and for the rest what nobody in range has.</summary>
    private void Found(in NetworkParameters wanted, uint channels, List<FoundRouter> found)
    {
        byte channel = wanted.Channel == NetworkParameters.AnyChannel ? Quietest(channels, found) : wanted.Channel;
        ushort pan = wanted.PanId;
        Span<byte> octets = stackalloc byte[sizeof(ushort)];
        while (pan == NetworkParameters.AnyPanId)
        {
            _stack.Entropy.Fill(octets);
            ushort drawn = (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(octets) & 0x3FFF);
            pan = found.Exists(router => router.Network.PanId == drawn) ? NetworkParameters.AnyPanId : drawn;
        }

        NodeMemory memory = _stack.Memory;
        memory.Network = new NetworkIdentity(Address, channel, pan, wanted.ExtendedPanId.IsNone ? Address : wanted.ExtendedPanId);
        (memory.ShortAddress, memory.IsMember) = (NwkAddresses.Coordinator, true);
        memory.Addresses.Learn(Address, NwkAddresses.Coordinator);
        UseKey(_stack.DrawKey(), sequence: 0);
        Begin(resumed: false);
    }

    private static byte Quietest(uint channels, List<FoundRouter> found)
    {
        byte best = 0;
        for (byte channel = NetworkParameters.LowestChannel; channel <= NetworkParameters.HighestChannel; channel++)
        {
            bool isBetter = best == 0
                || found.Count(router => router.Network.Channel == channel) < found.Count(router => router.Network.Channel == best);
            best = (channels & (1u << channel)) != 0 && isBetter ? channel : best;
        }

        return best;
    }

    private void Begin(bool resumed)
    {
        _stack.EnterNetwork();
        _stack.Nwk.StartLinkStatus();
        State = NetworkState.Up;
        Listener.OnNetworkUp(_stack.Memory.Network, resumed);
    }

    private void SetWindow(int seconds)
    {
        bool tell = seconds > 0 || _isOpen;
        _isOpen = seconds > 0;
        _openUntil = _stack.Agenda.Now.PlusMilliseconds(seconds * 1000L);
        int window = ++_window;
        if (_isOpen)
        {
            _stack.Post.After(seconds * 1000L, () =>
            {
                if (window == _window && _isOpen)
                {
                    SetWindow(0);
                }
            });
        }

        if (tell)
        {
            Listener.OnPermitJoining(seconds);
        }
    }

    private void UseKey(in AesKey key, byte sequence)
    {
        _stack.Memory.NetworkKeys.Use(key, sequence, _stack.FirstCounter);
        _stack.Options.Keys?.OnNetworkKey(Address, key, sequence);
    }

    /// <summary>Hands the next key to every member under its own link key; those who sleep get it when they ask. Then all switch.</summary>
    private void DistributeKey()
    {
        byte sequence = unchecked((byte)(_stack.Memory.NetworkKeys.Active!.Sequence + 1));
        AesKey key = _stack.DrawKey();
        _stack.Memory.NetworkKeys.Prepare(key, sequence, _stack.FirstCounter);
        _stack.Options.Keys?.OnNetworkKey(Address, key, sequence);
        foreach (Eui64 device in _members.Keys)
        {
            _stack.Aps.SendCommand(device, TransportKey.Network(key, sequence, device, Address), KeyIdentifier.KeyTransport);
        }

        _stack.Post.After(_stack.Timing.KeySwitchDelay, () =>
        {
            _stack.Aps.BroadcastCommand(NwkAddresses.AllDevices, new SwitchKey(sequence));
            if (_stack.Memory.NetworkKeys.SwitchTo(sequence))
            {
                Listener.OnNetworkKeySwitched(sequence);
            }

            if (--_switches > 0)
            {
                DistributeKey();
            }
        });
    }
}
