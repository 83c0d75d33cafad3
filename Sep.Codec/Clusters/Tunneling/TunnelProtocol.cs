namespace Sep.Codec.Clusters.Tunneling;

/// <summary>A protocol that a server can carry.</summary>
/// <param name="ManufacturerCode">Whose protocol it is; <see cref="RequestTunnel.NoManufacturer"/> for one of the specification.</param>
/// <param name="ProtocolId">Which one.</param>
public readonly record struct TunnelProtocol(ushort ManufacturerCode, TunnelProtocolId ProtocolId);
