namespace Han.Gateway.Routing;

/// <summary>A transmission and distribution service provider (utility) as the market names it.</summary>
/// <param name="Name">Its name; also the name of its head-end's profile.</param>
/// <param name="Duns">9 or 13 digits, kept as text: leading zeros matter.</param>
/// <param name="EsiIdPrefixes">"10" and the five-digit DOE number; the first one is used for new premises.</param>
/// <param name="EsiIdLength">17, or 22 at CenterPoint.</param>
/// <param name="MeterSuffix">What its meter serial numbers end in.</param>
public sealed record Tdsp(string Name, string Duns, IReadOnlyList<string> EsiIdPrefixes, int EsiIdLength, string MeterSuffix);
