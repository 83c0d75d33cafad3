using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Tests.Coordinators.Znp;

/// <summary>What is between the chip and the devices behind it.</summary>
internal sealed partial class ZnpChip
{
    private readonly Dictionary<Eui64, ZnpDevice> _devices = [];
    private readonly Dictionary<Eui64, byte[]> _joinKeys = [];
    private readonly Dictionary<Eui64, AesKey> _linkKeys = [];
    private ushort _nextNwkAddress = 0x3C5A;

    public ZnpDevice Device(Eui64 address, Func<ZnpDevice>? make = null)
    {
        if (!_devices.TryGetValue(address, out ZnpDevice? device))
        {
            _devices[address] = device = make?.Invoke() ?? throw new InvalidOperationException($"There is no device {address}.");
        }

        return device;
    }

    /// <summary>A device tries to join by this key. One whose key is another never announces itself.</summary>
    public void Join(ZnpDevice device, byte[] key)
    {
        if (!_isOpen || _state != ZnpDeviceState.Coordinator)
        {
            return;
        }

        device.NwkAddress = _nextNwkAddress++;
        Indicate(new ZdoTrustCenterDevice(device.NwkAddress, device.Address, 0));
        if (_joinKeys.TryGetValue(device.Address, out byte[]? known) && known.AsSpan().SequenceEqual(key))
        {
            device.IsJoined = true;
            device.LinkKey = default;
            Announce(device);
        }
    }

    public void Announce(ZnpDevice device, long milliseconds = 2 * AirMilliseconds) =>
        Indicate(new ZdoDeviceAnnounce(device.NwkAddress, device.NwkAddress, device.Address, 0x8C), milliseconds);

    public void Leave(ZnpDevice device)
    {
        device.IsJoined = false;
        Indicate(new ZdoLeave(device.NwkAddress, device.Address, IsRequest: false, RemoveChildren: false, Rejoin: false));
    }

    /// <summary>Something arrives from a device; encrypted with the link key when both have the same.</summary>
    public void Deliver(ZnpDevice device, byte sourceEndpoint, byte endpoint, ClusterId cluster, byte[] asdu, bool isSecured, long milliseconds = AirMilliseconds)
    {
        if (device.IsJoined && (!isSecured || SharesKey(device)))
        {
            Indicate(
                new AfIncomingMessage(
                    0, cluster, device.NwkAddress, sourceEndpoint, endpoint, false, 180, isSecured, 0, 0, new Octets(asdu), new AfLastHop(device.NwkAddress, 30)),
                milliseconds);
        }
    }

    private bool SharesKey(ZnpDevice device) => !device.LinkKey.IsNone && _linkKeys.GetValueOrDefault(device.Address) == device.LinkKey;

    private bool HandleDevices(in ZnpFrame frame)
    {
        switch (frame.Command)
        {
            case ZnpCommandId.AppConfigAddInstallCode when frame.Read(out AppConfigAddInstallCode code) == FrameError.None:
                _joinKeys[code.Device] = code.Code.Span.ToArray();
                Status<AppConfigAddInstallCode>(code.Format == ZnpInstallCodeFormat.Key && code.Code.Length == AesKey.Size ? ZnpStatus.Success : ZnpStatus.InvalidParameter);
                break;
            case ZnpCommandId.ZdoSetLinkKey when frame.Read(out ZdoSetLinkKey set) == FrameError.None:
                _linkKeys[set.Device] = set.LinkKey;
                Status<ZdoSetLinkKey>();
                break;
            case ZnpCommandId.ZdoRemoveLinkKey when frame.Read(out ZdoRemoveLinkKey remove) == FrameError.None:
                _linkKeys.Remove(remove.Device);
                Status<ZdoRemoveLinkKey>();
                break;
            case ZnpCommandId.ZdoGetLinkKey when frame.Read(out ZdoGetLinkKey get) == FrameError.None:
                bool isThere = _linkKeys.TryGetValue(get.Device, out AesKey key);
                Answer<ZdoGetLinkKey, ZdoGetLinkKeyAnswer>(new ZdoGetLinkKeyAnswer(isThere ? ZnpStatus.Success : ZnpStatus.Failure, get.Device, key));
                break;
            case ZnpCommandId.ZdoMgmtLeaveRequest when frame.Read(out ZdoMgmtLeaveRequest leave) == FrameError.None:
                Status<ZdoMgmtLeaveRequest>();
                SendAway(leave.Device);
                break;
            case ZnpCommandId.ZdoExtRouteDiscovery:
                Status<ZdoExtRouteDiscovery>();
                break;
            case ZnpCommandId.AfDataRequest when frame.Read(out AfDataRequest data) == FrameError.None:
                Status<AfDataRequest>(_endpoints.Contains(data.SourceEndpoint) ? ZnpStatus.Success : ZnpStatus.InvalidParameter);
                Carry(data with { Data = data.Data.ToOwned() });
                break;
            default:
                return false;
        }

        return true;
    }

    private void SendAway(Eui64 address)
    {
        if (_devices.GetValueOrDefault(address) is { IsJoined: true } device)
        {
            device.IsJoined = false;
            Indicate(new ZdoMgmtLeaveResponse(device.NwkAddress, ZnpStatus.Success));
            Indicate(new ZdoLeave(device.NwkAddress, device.Address, IsRequest: false, RemoveChildren: false, Rejoin: false));
        }
    }

    private void Carry(AfDataRequest data)
    {
        ZnpDevice? device = _devices.Values.FirstOrDefault(device => device.IsJoined && device.NwkAddress == data.Destination);
        bool isSecured = data.Options.HasFlag(AfOptions.Security);
        ZnpStatus status = device is null ? ZnpStatus.MacNoAck : isSecured && !SharesKey(device) ? ZnpStatus.ApsNoAck : ZnpStatus.Success;
        Indicate(new AfDataConfirm(status, data.SourceEndpoint, data.Transaction));
        if (status == ZnpStatus.Success)
        {
            Later(() => device!.Receive(this, data), AirMilliseconds);
        }
    }
}
