using Han.Tests.Codec.Mac;
using Sep.Codec.Mac;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zdo;

namespace Han.Tests.Codec.Zdo;

/// <summary>Commands of the device profile whose values are in range.</summary>
public static class ZdoDraws
{
    public static IReadOnlyDictionary<ZdoClusterId, Func<FieldDraw, IWireValue>> Commands { get; } = new Dictionary<ZdoClusterId, Func<FieldDraw, IWireValue>>
    {
        [ZdoClusterId.NwkAddressRequest] = d => new NwkAddressRequest(d.Eui64(), (AddressRequestType)d.Below(2), d.U8()),
        [ZdoClusterId.NwkAddressResponse] = d => new NwkAddressResponse(Status(d), d.Eui64(), d.U16(), Associated(d)),
        [ZdoClusterId.IeeeAddressRequest] = d => new IeeeAddressRequest(d.U16(), (AddressRequestType)d.Below(2), d.U8()),
        [ZdoClusterId.IeeeAddressResponse] = d => new IeeeAddressResponse(Status(d), d.Eui64(), d.U16(), Associated(d)),
        [ZdoClusterId.NodeDescriptorRequest] = d => new NodeDescriptorRequest(d.U16()),
        [ZdoClusterId.NodeDescriptorResponse] = d => d.Bit()
            ? new NodeDescriptorResponse(ZdoStatus.Success, d.U16(), Node(d))
            : new NodeDescriptorResponse(ZdoStatus.DeviceNotFound, d.U16()),
        [ZdoClusterId.SimpleDescriptorRequest] = d => new SimpleDescriptorRequest(d.U16(), d.U8()),
        [ZdoClusterId.SimpleDescriptorResponse] = d => d.Bit()
            ? new SimpleDescriptorResponse(ZdoStatus.Success, d.U16(), Simple(d))
            : new SimpleDescriptorResponse(ZdoStatus.NotActive, d.U16()),
        [ZdoClusterId.ActiveEndpointRequest] = d => new ActiveEndpointRequest(d.U16()),
        [ZdoClusterId.ActiveEndpointResponse] = d => new ActiveEndpointResponse(Status(d), d.U16(), Endpoints(d)),
        [ZdoClusterId.MatchDescriptorRequest] = d => new MatchDescriptorRequest(d.U16(), d.U16(), d.List(d.Below(12)), d.List(d.Below(12))),
        [ZdoClusterId.MatchDescriptorResponse] = d => new MatchDescriptorResponse(Status(d), d.U16(), Endpoints(d)),
        [ZdoClusterId.DeviceAnnounce] = d => new DeviceAnnounce(d.U16(), d.Eui64(), (CapabilityInformation)d.U8()),
        [ZdoClusterId.BindRequest] = d => new BindRequest(Binding(d)),
        [ZdoClusterId.BindResponse] = d => new BindResponse(Status(d)),
        [ZdoClusterId.UnbindRequest] = d => new UnbindRequest(Binding(d)),
        [ZdoClusterId.UnbindResponse] = d => new UnbindResponse(Status(d)),
        [ZdoClusterId.MgmtLqiRequest] = d => new MgmtLqiRequest(d.U8()),
        [ZdoClusterId.MgmtLqiResponse] = d => d.Bit() ? Lqi(d) : new MgmtLqiResponse(ZdoStatus.NotSupported),
        [ZdoClusterId.MgmtLeaveRequest] = d => new MgmtLeaveRequest(d.Eui64(), (MgmtLeaveOptions)d.U8()),
        [ZdoClusterId.MgmtLeaveResponse] = d => new MgmtLeaveResponse(Status(d)),
        [ZdoClusterId.MgmtPermitJoiningRequest] = d => new MgmtPermitJoiningRequest(d.U8(), d.Bit()),
        [ZdoClusterId.MgmtPermitJoiningResponse] = d => new MgmtPermitJoiningResponse(Status(d)),
    };

    private static ZdoStatus Status(FieldDraw d) => d.Of(ZdoStatus.Success, ZdoStatus.DeviceNotFound, ZdoStatus.NotAuthorized);

    private static AssociatedDevices? Associated(FieldDraw d)
    {
        UInt16List addresses = d.List(d.Below(12));
        return d.Bit() ? new AssociatedDevices(addresses.Count == 0 ? (byte)0 : d.U8(), addresses) : null;
    }

    private static NodeDescriptor Node(FieldDraw d) => new(
        (LogicalType)d.Below(3), d.Of(FrequencyBands.Mhz868, FrequencyBands.Mhz900, FrequencyBands.Mhz2400, FrequencyBands.None), (CapabilityInformation)d.U8(),
        d.U16(), d.U8(), d.U16(), (ServerMask)(d.U16() & 0x7F), d.U16(), (DescriptorCapability)d.Below(4), d.Bit(), d.Bit());

    private static SimpleDescriptor Simple(FieldDraw d) =>
        new(d.U8(), d.U16(), d.U16(), (byte)d.Below(16), d.List(d.Below(12)), d.List(d.Below(12)));

    private static Octets Endpoints(FieldDraw d) => new(d.Octets(d.Below(20)));

    private static Binding Binding(FieldDraw d) => d.Bit()
        ? Sep.Codec.Zdo.Binding.ToGroup(d.Eui64(), d.U8(), d.U16(), d.U16())
        : Sep.Codec.Zdo.Binding.ToDevice(d.Eui64(), d.U8(), d.U16(), d.Eui64(), d.U8());

    private static MgmtLqiResponse Lqi(FieldDraw d) => new(d.U8(), d.U8(), [.. Enumerable.Range(0, d.Below(3)).Select(_ => Neighbor(d))]);

    private static Neighbor Neighbor(FieldDraw d) => new(
        d.Eui64(), d.Eui64(), d.U16(), (LogicalType)d.Below(4), (byte)d.Below(4), (NeighborRelationship)d.Below(8), (byte)d.Below(4), d.U8(), d.U8());
}
