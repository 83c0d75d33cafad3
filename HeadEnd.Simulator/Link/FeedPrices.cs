namespace HeadEnd.Simulator.Link;

/// <summary>
/// Keep a schedule of prices and give each ESI as many as its table holds, the next when there is room. The payloads are in absolute time, by start.
/// </summary>
/// <param name="Payloads">ZCL payloads of Publish Price (cluster 0x0700, command 0x00), without header; 1 to 255.</param>
public sealed record FeedPrices(IReadOnlyList<ReadOnlyMemory<byte>> Payloads) : OrderBody;
