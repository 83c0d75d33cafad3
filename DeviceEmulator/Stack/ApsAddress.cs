using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Stack;

/// <summary>From whom to whom an ASDU goes: addresses, endpoints and cluster, within the Smart Energy profile.</summary>
public readonly record struct ApsAddress(Eui64 Source, byte SourceEndpoint, Eui64 Destination, byte DestinationEndpoint, ClusterId Cluster)
{
    /// <summary>Smart Energy, 075356r15.</summary>
    public const ushort ProfileId = 0x0109;

    /// <summary>The endpoint that the emulated ESI and devices use.</summary>
    public const byte EmulatedEndpoint = 0x01;

    /// <summary>The endpoint of the device object, whose frames are not ZCL.</summary>
    public const byte DeviceObject = 0x00;

    /// <summary>How the frame is to be secured, or was. Where a stack cannot choose frame by frame it ignores this.</summary>
    public ApsSecurity Security { get; init; }

    /// <summary>The way back. It is secured as the cluster demands, whatever came.</summary>
    public ApsAddress Reply() => new(Destination, DestinationEndpoint, Source, SourceEndpoint, Cluster);
}
