using Han.Tests.Codec.Mac;
using Sep.Codec.Aps;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Han.Tests.Codec.Aps;

/// <summary>Application support headers and commands whose values are in range.</summary>
public static class ApsDraws
{
    public static IReadOnlyDictionary<ApsCommandId, Func<FieldDraw, IWireValue>> Commands { get; } = new Dictionary<ApsCommandId, Func<FieldDraw, IWireValue>>
    {
        [ApsCommandId.TransportKey] = d => TransportKey(d),
        [ApsCommandId.UpdateDevice] = d => new UpdateDevice(d.Eui64(), d.U16(), (UpdateDeviceStatus)d.U8()),
        [ApsCommandId.RemoveDevice] = d => new RemoveDevice(d.Eui64()),
        [ApsCommandId.RequestKey] = d => RequestKey(d),
        [ApsCommandId.SwitchKey] = d => new SwitchKey(d.U8()),
        [ApsCommandId.Tunnel] = d => new Tunnel(d.Eui64(), new Octets(d.Octets(1 + d.Below(60)))),
    };

    public static ApsHeader Header(FieldDraw d) => d.Below(4) switch
    {
        0 => Command(d),
        1 => Ack(d),
        2 => ApsHeader.ToGroup(d.U16(), d.U16(), d.U16(), d.U8(), d.U8()) with { Security = d.Bit(), AckRequest = d.Bit(), AckFormat = d.Bit() },
        _ => Data(d),
    };

    /// <summary>A unicast or broadcast, whole or a fragment.</summary>
    public static ApsHeader Data(FieldDraw d) => ApsHeader.Data(d.U8(), d.U16(), d.U16(), d.U8(), d.U8(), d.Bit()) with
    {
        DeliveryMode = d.Of(ApsDeliveryMode.Unicast, ApsDeliveryMode.Broadcast),
        Security = d.Bit(),
        AckFormat = d.Bit(),
        ExtendedHeader = Extended(d, isAck: false),
    };

    public static AuxiliaryHeader Auxiliary(FieldDraw d)
    {
        KeyIdentifier key = d.Of(KeyIdentifier.Data, KeyIdentifier.KeyTransport, KeyIdentifier.KeyLoad);
        return d.Bit() ? AuxiliaryHeader.Link(key, d.U32(), new Eui64(d.U64() | 1)) : AuxiliaryHeader.Link(key, d.U32());
    }

    private static ApsHeader Command(FieldDraw d) => ApsHeader.Command(d.U8(), d.Bit()) with
    {
        DeliveryMode = d.Of(ApsDeliveryMode.Unicast, ApsDeliveryMode.Broadcast),
        Security = d.Bit(),
        AckFormat = d.Bit(),
        ExtendedHeader = Extended(d, isAck: false),
    };

    private static ApsHeader Ack(FieldDraw d)
    {
        ApsHeader received = d.Bit() ? ApsHeader.Command(d.U8()) : ApsHeader.Data(d.U8(), d.U16(), d.U16(), d.U8(), d.U8());
        return ApsHeader.Acknowledge(received) with { Security = d.Bit(), ExtendedHeader = Extended(d, isAck: true) };
    }

    private static ApsExtendedHeader? Extended(FieldDraw d, bool isAck) => d.Below(4) switch
    {
        0 => new ApsExtendedHeader(ApsFragmentation.None),
        1 => new ApsExtendedHeader(ApsFragmentation.First, d.U8(), isAck ? d.U8() : (byte)0),
        2 => new ApsExtendedHeader(ApsFragmentation.Part, d.U8(), isAck ? d.U8() : (byte)0),
        _ => null,
    };

    private static TransportKey TransportKey(FieldDraw d)
    {
        AesKey key = new(d.Octets(AesKey.Size));
        return d.Below(3) switch
        {
            0 => Sep.Codec.Aps.TransportKey.Network(key, d.U8(), d.Eui64(), d.Eui64()),
            1 => Sep.Codec.Aps.TransportKey.ApplicationLink(key, d.Eui64(), d.Bit()),
            _ => Sep.Codec.Aps.TransportKey.TrustCenterLink(key, d.Eui64(), d.Eui64()),
        };
    }

    private static RequestKey RequestKey(FieldDraw d) => d.Below(3) switch
    {
        0 => new RequestKey(RequestKeyType.Network),
        1 => new RequestKey(RequestKeyType.Application, d.Eui64()),
        _ => new RequestKey(RequestKeyType.TrustCenterLink),
    };
}
