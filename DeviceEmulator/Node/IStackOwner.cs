using DeviceEmulator.Stack;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Zdo;

namespace DeviceEmulator.Node;

/// <summary>What the layers of a stack ask and tell whoever it belongs to: a coordinator or a device. All of it on the loop.</summary>
internal interface IStackOwner
{
    bool IsCoordinator { get; }

    /// <summary>Whether devices may associate here now.</summary>
    bool PermitsJoining { get; }

    /// <summary>Whether frames may be sent to that device: a trust centre sends to members only.</summary>
    bool MayReach(Eui64 device);

    /// <summary>Whether there is room for another device, or for this one if it has a place already.</summary>
    bool HasRoomFor(Eui64 device);

    /// <summary>Whether a link key that one use has done with is kept for another.</summary>
    bool Keeps(LinkKeyEntry key);

    /// <summary>A device has proved by key establishment that it is who it says to be.</summary>
    void OnProved(Eui64 device);

    /// <summary>Somebody bound that at this node, also where it was bound before.</summary>
    void OnBound(in Binding binding);

    void OnConfirm(int token, ApsStatus status);

    void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu);

    /// <summary>A device has an address from this node now, and no network key yet unless it came back with it.</summary>
    void OnChild(Eui64 device, ushort address, CapabilityInformation capability, UpdateDeviceStatus status);

    /// <summary>An association was turned away because the table is full.</summary>
    void OnNoRoom(Eui64 device);

    /// <summary>An authentic frame of that device under the network key came: it has the key.</summary>
    void OnHeard(Eui64 device, ushort address);

    /// <summary>A member announced itself.</summary>
    void OnAnnounced(Eui64 device, CapabilityInformation capability);

    /// <summary>Whose address this is, of those who are about to join; none: nobody's.</summary>
    Eui64 Identify(ushort address);

    /// <summary>A device said that it leaves.</summary>
    void OnLeaving(Eui64 device);

    /// <summary>This node was told to leave.</summary>
    void OnLeaveOrdered(Eui64 by, bool rejoin);

    void OnTransportKey(in TransportKey command, Eui64 source, KeyIdentifier? securedBy);

    /// <param name="source">The node that sent the command.</param>
    void OnUpdateDevice(in UpdateDevice command, Eui64 source);

    void OnRemoveDevice(in RemoveDevice command, Eui64 source);

    void OnRequestKey(in RequestKey command, Eui64 source);

    void OnSwitchKey(byte sequence);

    /// <summary>The key in use is another one now.</summary>
    void OnKeySwitched(byte sequence);

    /// <summary>A frame under a network key came that this node does not have.</summary>
    void OnUnknownKey(byte sequence);

    /// <summary>Frames to the parent are not acknowledged any more.</summary>
    void OnParentLost();

    void OnPermitJoining(int seconds);

    /// <summary>This node waits for an answer; one that sleeps asks for it.</summary>
    void OnAwaiting();

    void OnPolled(MacResult result, bool isFollowed);

    void OnAssociationResponse(in AssociationResponse response, Eui64 parent);

    void OnRejoinResponse(ushort address, AssociationStatus status, Eui64 parent, bool isSecured);

    void OnBeacon(in FoundRouter router);

    /// <summary>What became of an association request.</summary>
    void OnAssociationSent(MacResult result);
}
