using DeviceEmulator.Stack;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>What the layers tell that is handed on as it is, or concerns devices only.</summary>
public sealed partial class AirCoordinator
{
    void IStackOwner.OnConfirm(int token, ApsStatus status) => Application.OnConfirm(token, status);

    void IStackOwner.OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu) => Application.OnIndication(address, asdu);

    void IStackOwner.OnBeacon(in FoundRouter router) => _scan.OnBeacon(router);

    void IStackOwner.OnLeaveOrdered(Eui64 by, bool rejoin)
    {
    }

    void IStackOwner.OnTransportKey(in TransportKey command, Eui64 source, KeyIdentifier? securedBy)
    {
    }

    void IStackOwner.OnRemoveDevice(in RemoveDevice command, Eui64 source)
    {
    }

    void IStackOwner.OnSwitchKey(byte sequence)
    {
    }

    void IStackOwner.OnKeySwitched(byte sequence)
    {
    }

    void IStackOwner.OnUnknownKey(byte sequence)
    {
    }

    void IStackOwner.OnParentLost()
    {
    }

    void IStackOwner.OnPermitJoining(int seconds)
    {
    }

    void IStackOwner.OnAwaiting()
    {
    }

    void IStackOwner.OnPolled(MacResult result, bool isFollowed)
    {
    }

    void IStackOwner.OnAssociationResponse(in AssociationResponse response, Eui64 parent)
    {
    }

    void IStackOwner.OnRejoinResponse(ushort address, AssociationStatus status, Eui64 parent, bool isSecured)
    {
    }

    void IStackOwner.OnAssociationSent(MacResult result)
    {
    }
}
