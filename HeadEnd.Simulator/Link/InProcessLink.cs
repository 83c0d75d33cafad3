using HeadEnd.Simulator.Lanes;

namespace HeadEnd.Simulator.Link;

/// <summary>The link to a lane in this process. It goes through the wire encoding like any other, so nothing works here that would not elsewhere.</summary>
public sealed class InProcessLink(LaneLoop loop, Lane lane) : ITdspLink
{
    /// <inheritdoc/>
    /// <exception cref="FormatException">Not an order.</exception>
    public ValueTask SendAsync(ReadOnlyMemory<byte> order, CancellationToken cancellationToken) =>
        loop.PostAsync(lane, OrderWire.Decode(order), cancellationToken);
}
