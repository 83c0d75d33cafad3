using Sep.Codec.Types;

namespace Sep.Codec.Nwk;

/// <summary>The way a frame is to take, written into its header by the sender.</summary>
/// <param name="RelayIndex">The relay that is next, counted down to 0; less than the number of relays, or 0 when there are none.</param>
/// <param name="Relays">The relays, the one nearest to the destination first; at most 255.</param>
public readonly record struct SourceRoute(byte RelayIndex, UInt16List Relays)
{
    /// <summary>Octets on the wire.</summary>
    internal int Size => 2 + Relays.Raw.Length;

    internal bool IsSound => Relays.Count <= byte.MaxValue && (RelayIndex < Relays.Count || (RelayIndex == 0 && Relays.Count == 0));
}
