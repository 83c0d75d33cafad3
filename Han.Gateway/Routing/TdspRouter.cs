using HeadEnd.Simulator.Link;

namespace Han.Gateway.Routing;

/// <summary>The link to each TDSP's head-end, by the TDSP's name.</summary>
public sealed class TdspRouter
{
    private readonly Dictionary<string, ITdspLink> _links = new(StringComparer.Ordinal);

    /// <summary>Connects a TDSP; before the journal runs.</summary>
    public void Connect(string tdsp, ITdspLink link) => _links[tdsp] = link;

    /// <exception cref="InvalidOperationException">No link for that TDSP: a store holds orders for a TDSP that is not configured.</exception>
    public ITdspLink LinkTo(string tdsp) =>
        _links.GetValueOrDefault(tdsp) ?? throw new InvalidOperationException($"No head-end is connected for TDSP '{tdsp}'.");
}
