using Han.Gateway.Routing;
using Sep.Codec.Types;

namespace Han.Gateway.Registry;

/// <summary>One premise of the register. <paramref name="Number"/> is its place: 0 and up in the base, below 0 in the overlay.</summary>
/// <param name="Esi">The EUI-64 of its meter's Energy Services Interface.</param>
/// <param name="RepDuns">Today's REP of record.</param>
public readonly record struct Premise(long Number, Tdsp Tdsp, string RepDuns, Eui64 Esi);
