namespace HeadEnd.Simulator.Link;

/// <summary>Deliver one SEP cluster command. The payload is in absolute time: "now" was replaced by the moment of acceptance.</summary>
/// <param name="ClusterId">The cluster, e.g. 0x0701.</param>
/// <param name="CommandId">The server-to-client command of that cluster.</param>
/// <param name="Payload">The ZCL payload, without header.</param>
public sealed record SendCommand(ushort ClusterId, byte CommandId, ReadOnlyMemory<byte> Payload) : OrderBody;
