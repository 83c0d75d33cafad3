using Sep.Codec.Mac;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Han.Tests.Codec.Mac;

/// <summary>MAC headers and commands whose values are in range.</summary>
public static class MacDraws
{
    public static IReadOnlyDictionary<MacCommandId, Func<FieldDraw, IWireValue>> Commands { get; } = new Dictionary<MacCommandId, Func<FieldDraw, IWireValue>>
    {
        [MacCommandId.AssociationRequest] = d => new AssociationRequest((CapabilityInformation)d.U8()),
        [MacCommandId.AssociationResponse] = d => new AssociationResponse(d.U16(), (AssociationStatus)d.U8()),
        [MacCommandId.DisassociationNotification] = d => new DisassociationNotification((DisassociationReason)d.U8()),
        [MacCommandId.DataRequest] = _ => default(DataRequest),
        [MacCommandId.PanIdConflictNotification] = _ => default(PanIdConflictNotification),
        [MacCommandId.OrphanNotification] = _ => default(OrphanNotification),
        [MacCommandId.BeaconRequest] = _ => default(BeaconRequest),
        [MacCommandId.CoordinatorRealignment] = d => new CoordinatorRealignment(d.U16(), d.U16(), d.U8(), d.U16(), d.Bit() ? d.U8() : null),
    };

    public static MacAddress Address(FieldDraw d, ushort panId) => d.Below(3) switch
    {
        0 => default,
        1 => MacAddress.Short(panId, d.U16()),
        _ => MacAddress.Extended(panId, d.Eui64()),
    };

    /// <summary>A header of any kind and with any addresses.</summary>
    public static MacHeader Header(FieldDraw d)
    {
        ushort panId = d.U16();
        MacAddress destination = Address(d, panId);
        bool compressed = d.Bit();
        MacAddress source = Address(d, compressed ? panId : d.U16());
        return new MacHeader(
            (MacFrameType)d.Below(4), d.U8(), destination, source, d.Bit(), d.Bit(),
            compressed && destination.Mode != MacAddressMode.None && source.Mode != MacAddressMode.None, (byte)d.Below(2));
    }

    public static MacBeacon Beacon(FieldDraw d)
    {
        int shorts = d.Below(PendingAddresses.MaxCount + 1);
        ushort[] shortAddresses = [.. Enumerable.Range(0, shorts).Select(_ => d.U16())];
        Eui64[] extended = [.. Enumerable.Range(0, d.Below(PendingAddresses.MaxCount + 1 - shorts)).Select(_ => d.Eui64())];
        return new MacBeacon(new SuperframeSpecification(d.U16()), new PendingAddresses(shortAddresses, extended), d.Bit());
    }

    public static ZigBeeBeacon ZigBeeBeacon(FieldDraw d) =>
        new((byte)d.Below(16), (byte)d.Below(16), d.Bit(), (byte)d.Below(16), d.Bit(), d.Eui64(), d.U32() & 0xFF_FFFF, d.U8());
}
