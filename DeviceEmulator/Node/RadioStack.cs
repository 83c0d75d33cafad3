using DeviceEmulator.Air;
using DeviceEmulator.Faults;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>The layers of one node, what they share, and the node's memory.</summary>
internal sealed class RadioStack
{
    private const long SecondsTo2000 = 946_684_800;

    private readonly CounterReserve _reserve = new();

    public RadioStack(
        IAir air, Agenda agenda, Eui64 address, NodeOptions options, CbkeCredentials? credentials, IEntropy entropy, Faults.Faults faults, IStackOwner owner)
    {
        (Agenda, Address, Options, Entropy, Faults, Owner) = (agenda, address, options, entropy, faults, owner);
        Post = new LoopPost(agenda);
        Nwk = new NwkLayer(this);
        Mac = new MacLayer(air, agenda, address, options.Timing, Nwk) { IsAlwaysOn = !Sleeps };
        Aps = new ApsLayer(this);
        Zdo = new DeviceObject(this);
        Keys = new KeyEstablishmentDriver(
            agenda, entropy, credentials, options.KeyEstablishmentTiming, KeyEstablishmentPace.AsAnnounced, new NodeKeyCarrier(this));
    }

    public Agenda Agenda { get; }

    public Eui64 Address { get; }

    public NodeOptions Options { get; }

    public RadioTiming Timing => Options.Timing;

    public IEntropy Entropy { get; }

    public Faults.Faults Faults { get; }

    public IStackOwner Owner { get; }

    public LoopPost Post { get; }

    public MacLayer Mac { get; }

    public NwkLayer Nwk { get; }

    public ApsLayer Aps { get; }

    public DeviceObject Zdo { get; }

    public KeyEstablishmentDriver Keys { get; }

    public NodeMemory Memory { get; private set; } = new();

    /// <summary>Passes on the frames of others, and takes children.</summary>
    public bool IsRouter => Owner.IsCoordinator || Options.Kind == NodeKind.Router;

    public bool Sleeps => !Owner.IsCoordinator && Options.Kind == NodeKind.SleepyEndDevice;

    /// <summary>It is in a network and has its key.</summary>
    public bool IsAuthenticated => IsOnAir && Memory.IsMember && Memory.NetworkKeys.Active is not null && !IsWaitingForKey;

    /// <summary>It joins, or came back without the key in use: frames without network security that bring a key are taken.</summary>
    public bool IsWaitingForKey { get; set; }

    /// <summary>It has power, and a coordinator a network that is up.</summary>
    public bool IsOnAir { get; set; }

    /// <summary>The pre-configured key of a device that joins, before it knows its trust centre.</summary>
    public LinkKeyEntry? JoiningKey { get; set; }

    public Eui64 TrustCentre => Memory.Network.Coordinator;

    public bool IsEstablishedWithTrustCentre => IsEstablished(TrustCentre);

    /// <summary>Whether a key of key establishment, or one that the trust centre gave both, is shared with a partner.</summary>
    public bool IsEstablished(Eui64 partner) => Memory.LinkKeys.TryGetValue(partner, out LinkKeyEntry? entry) && entry.IsEstablished;

    /// <summary>What a device says of itself when it joins.</summary>
    public CapabilityInformation Capability => CapabilityInformation.AllocateAddress | (Options.Kind switch
    {
        NodeKind.Router => CapabilityInformation.FullFunctionDevice | CapabilityInformation.MainsPower | CapabilityInformation.ReceiverOnWhenIdle,
        NodeKind.EndDevice => CapabilityInformation.MainsPower | CapabilityInformation.ReceiverOnWhenIdle,
        _ => CapabilityInformation.None,
    });

    /// <summary>Begins with an empty memory; only the reserve of frame counters is kept.</summary>
    public void ForgetAll()
    {
        ForgetLinkKeys();
        Memory.NetworkKeys.Forget(_reserve);
        Memory = new NodeMemory();
    }

    /// <summary>Forgets the network and its keys.</summary>
    public void LeaveNetwork()
    {
        ForgetAll();
        Mac.ShortAddress = MacLayer.NoAddress;
        Nwk.Forget();
        IsWaitingForKey = false;
        ForgetJoiningKey();
    }

    /// <summary>The pre-configured key is not needed any more, unless a partner was found to it.</summary>
    public void ForgetJoiningKey()
    {
        if (JoiningKey is LinkKeyEntry key)
        {
            _reserve.Note(key.Sent);
            key.Clear();
        }

        JoiningKey = null;
    }

    /// <summary>Forgets what is under way, as at a loss of power.</summary>
    public void ForgetVolatile()
    {
        Post.Clear();
        Mac.Forget();
        Nwk.Forget();
        Aps.Forget();
        Keys.Forget();
        IsWaitingForKey = false;
    }

    /// <summary>Tunes the MAC to the network in memory.</summary>
    public void EnterNetwork()
    {
        Mac.Enter(Memory.Network.Channel, Memory.Network.PanId);
        Mac.ShortAddress = Memory.ShortAddress;
    }

    /// <summary>A new key, of key establishment or of the trust centre, which is shared with a partner from now on.</summary>
    public void Share(Eui64 partner, in AesKey key) => Share(new LinkKeyEntry(partner, key, isEstablished: true, firstCounter: 0));

    public void Share(LinkKeyEntry entry)
    {
        if (Memory.LinkKeys.Remove(entry.Partner, out LinkKeyEntry? old) && !ReferenceEquals(old, entry))
        {
            Forget(old);
        }

        Memory.LinkKeys[entry.Partner] = entry;
        Options.Keys?.OnLinkKey(Address, entry.Partner, entry.Key);
    }

    /// <summary>A link key is not used any more where it was. A trust centre keeps the pre-configured one: the device may come again.</summary>
    public void Forget(LinkKeyEntry entry)
    {
        _reserve.Note(entry.Sent);
        if (Memory.LinkKeys.GetValueOrDefault(entry.Partner) != entry && !Owner.Keeps(entry))
        {
            entry.Clear();
        }
    }

    /// <summary>
    /// Where the frame counter begins under a key that may have been used before: at the seconds since 2000, or above all that was ever sent where that is
    /// more. So a device that lost its memory counts on from above what it sent before, no nonce comes twice, and its neighbours need not forget what they
    /// heard.
    /// </summary>
    public uint FirstCounter => Math.Max(_reserve.Mark, (uint)Math.Clamp((Agenda.Now.Milliseconds / 1000) - SecondsTo2000, 0, int.MaxValue));

    public AesKey DrawKey()
    {
        AesKey key = default;
        Entropy.Fill(key);
        return key;
    }

    /// <summary>The short address of a node, or <see cref="NwkAddresses.Unknown"/>.</summary>
    public ushort Find(Eui64 device) =>
        device == Address ? Memory.ShortAddress : device == TrustCentre ? NwkAddresses.Coordinator : Memory.Addresses.Find(device);

    public bool Misbehaves(Misbehaviour misbehaviour) => Faults.Has(misbehaviour);

    private void ForgetLinkKeys()
    {
        LinkKeyEntry[] left = [.. Memory.LinkKeys.Values];
        Memory.LinkKeys.Clear();
        foreach (LinkKeyEntry entry in left)
        {
            Forget(entry);
        }
    }
}
