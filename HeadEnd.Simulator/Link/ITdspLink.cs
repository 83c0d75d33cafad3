namespace HeadEnd.Simulator.Link;

/// <summary>
/// The way down to one TDSP's head-end. At least once, FIFO, survives a restart of either side: an order may be given again after a restart and
/// its reports carry the same keys. Reports come up through the <see cref="IReportSink"/> that the link was made with.
/// </summary>
public interface ITdspLink
{
    /// <summary>Hands over one order in its wire encoding. Orders arrive in the order of the calls.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> order, CancellationToken cancellationToken);
}
