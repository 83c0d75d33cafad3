using DeviceEmulator.Stack;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>An ASDU on its way out.</summary>
internal sealed class ZnpTransmission(ApsAddress address, byte[] asdu, bool isSecured, Action<ApsStatus> confirmed)
{
    public Eui64 Device => address.Destination;

    public ClusterId Cluster => address.Cluster;

    public byte SourceEndpoint => address.SourceEndpoint;

    public byte DestinationEndpoint => address.DestinationEndpoint;

    public Octets Asdu { get; } = new(asdu);

    /// <summary>With the link key.</summary>
    public bool IsSecured { get; } = isSecured;

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    public void Confirm(ApsStatus status) => confirmed(status);
}
