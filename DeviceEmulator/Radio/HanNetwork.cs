using System.Runtime.CompilerServices;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Radio;

/// <summary>
/// One home area network on the emulated radio: the ESI and its devices share it as their APS service. It is membership and nothing else until
/// somebody governs it; the members of a population are simply joined, as if they had been for years.
/// </summary>
public sealed class HanNetwork : IApsService
{
    /// <summary>An ESI with two devices, the usual home, needs no array.</summary>
    private const int OwnPlaces = 3;

    private readonly ApplicationRadio _radio;
    private Places _own;
    private HanExtension? _extension;

    /// <summary>A network with room for so many nodes, the ESI among them; it makes more room when more join.</summary>
    public HanNetwork(ApplicationRadio radio, int capacity)
    {
        _radio = radio;
        if (capacity > OwnPlaces)
        {
            _extension = new HanExtension(capacity - OwnPlaces);
        }
    }

    public StackCapabilities Capabilities => StackCapabilities.ApplicationFidelity;

    internal byte Epoch => _extension?.Coordinator?.Epoch ?? 0;

    /// <summary>
    /// Makes the network one that is formed, or resumed with the devices that joined so far, before it carries anything. Once for each network.
    /// </summary>
    /// <param name="esi">The application on the coordinator, which is the trust centre.</param>
    /// <param name="identity">With what it takes part in key establishment; null: it never answers there.</param>
    /// <param name="listener">Hears of the network.</param>
    /// <param name="keys">Hears of key establishment.</param>
    public HanCoordinator Govern(IApsNode esi, KeyEstablishmentIdentity? identity, ICoordinatorListener listener, IKeyEstablishmentListener keys)
    {
        _extension ??= new HanExtension(0);
        if (_extension.Coordinator is not null)
        {
            throw new InvalidOperationException("The network has a coordinator.");
        }

        if (Find(esi.Address) is null)
        {
            Join(esi);
        }

        HanCoordinator coordinator = new(_radio, this, esi.Address, identity, listener, keys);
        for (int i = 0; i < OwnPlaces + _extension.Nodes.Length; i++)
        {
            if (Place(i) is IApsNode node && node.Address != esi.Address)
            {
                coordinator.Adopt(node.Address);
            }
        }

        _extension.Coordinator = coordinator;
        return coordinator;
    }

    /// <summary>Makes a node a member without further ado, with all keys that it needs.</summary>
    public void Join(IApsNode node)
    {
        Add(node);
        _extension?.Coordinator?.Adopt(node.Address);
    }

    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu) => _radio.Send(this, address, asdu);

    /// <summary>Devices speak to the ESI, which joins first where a lane makes the home.</summary>
    public void ForeseeSending(int stage)
    {
        if (stage == 2)
        {
            Prefetch.Object(_own[0]);
        }
        else if (stage == 1)
        {
            _own[0]?.ForeseeIndication();
        }
    }

    internal void Add(IApsNode node)
    {
        int places = OwnPlaces + (_extension?.Nodes.Length ?? 0);
        for (int i = 0; i < places; i++)
        {
            if (Place(i) is null)
            {
                Place(i) = node;
                return;
            }
        }

        _extension ??= new HanExtension(0);
        _extension.Grow();
        Place(places) = node;
    }

    internal void Drop(Eui64 address)
    {
        for (int i = 0; i < OwnPlaces + (_extension?.Nodes.Length ?? 0); i++)
        {
            if (Place(i)?.Address == address)
            {
                Place(i) = null;
            }
        }
    }

    internal void HandOver(int token, in RadioFrame frame)
    {
        if (Find(frame.Address.Source) is not IApsNode source)
        {
            return;
        }

        HanCoordinator? coordinator = _extension?.Coordinator;
        if (coordinator is not null && coordinator.Epoch != frame.Epoch)
        {
            // The coordinator restarted: it knows nothing of what it sent, and nobody acknowledges what was sent to it.
            if (source.Address != coordinator.Address)
            {
                source.OnConfirm(token, ApsStatus.NoAck);
            }

            return;
        }

        IApsNode? destination = Find(frame.Address.Destination);
        ApsStatus status = frame.Length > Capabilities.LargestAsdu ? ApsStatus.AsduTooLong
            : coordinator is { State: not NetworkState.Up } ? ApsStatus.NetworkDown
            : destination is null ? ApsStatus.NoShortAddress
            : coordinator?.Judge(frame.Address) ?? ApsStatus.Success;
        source.OnConfirm(token, status);
        if (status == ApsStatus.Success)
        {
            Span<byte> asdu = stackalloc byte[StackCapabilities.SecuredAsdu];
            destination!.OnIndication(frame.Address, asdu[..frame.Asdu.CopyTo(asdu)]);
        }
    }

    internal IApsNode? Find(Eui64 address)
    {
        for (int i = 0; i < OwnPlaces + (_extension?.Nodes.Length ?? 0); i++)
        {
            if (Place(i) is IApsNode node && node.Address == address)
            {
                return node;
            }
        }

        return null;
    }

    private ref IApsNode? Place(int index)
    {
        if (index < OwnPlaces)
        {
            return ref _own[index];
        }

        return ref _extension!.Nodes[index - OwnPlaces];
    }

    [InlineArray(OwnPlaces)]
    private struct Places
    {
        private IApsNode? _first;
    }
}
