using Sep.Codec.Types;

namespace HeadEnd.Simulator.Link;

/// <summary>One addressed ESI, or one device behind it. <paramref name="Ordinal"/> is the address's place in the request, from 1.</summary>
/// <param name="Device">The single device meant, or none for every device of the ESI.</param>
public readonly record struct OrderTarget(uint Ordinal, Eui64 Esi, Eui64 Device);
