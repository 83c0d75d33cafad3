using System.Numerics;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Requests;

/// <summary>
/// Which targets of a request have been met, told by ESI and device: places in the request's own array of targets, two octets each, so that it stays in
/// the processor's nearest caches.
/// </summary>
internal sealed class DistinctTargets
{
    /// <summary>A power of two, more than three times as many as a request has addresses.</summary>
    private const int Slots = 1 << 15;
    private const ulong Spread = 0x9E3779B97F4A7C15;

    /// <summary>A target's index and one; 0 is free.</summary>
    private readonly ushort[] _slots = new ushort[Slots];

    /// <summary>Takes the target at <paramref name="index"/> in, if none of those before has its ESI and device.</summary>
    public bool Add(ReadOnlySpan<OrderTarget> targets, int index)
    {
        ref ushort slot = ref Find(targets, targets[index].Esi.Value, targets[index].Device.Value);
        if (slot != 0)
        {
            return false;
        }

        slot = (ushort)(index + 1);
        return true;
    }

    public bool Contains(ReadOnlySpan<OrderTarget> targets, ulong esi, ulong device) => Find(targets, esi, device) != 0;

    public void Clear() => Array.Clear(_slots);

    /// <summary>The slot of the target, or the free one where it would be.</summary>
    private ref ushort Find(ReadOnlySpan<OrderTarget> targets, ulong esi, ulong device)
    {
        ulong hash = unchecked((esi ^ BitOperations.RotateLeft(device * Spread, 32)) * Spread);
        for (int at = (int)(hash >> 49); ; at = (at + 1) & (Slots - 1))
        {
            ref ushort slot = ref _slots[at];
            if (slot == 0 || (targets[slot - 1].Esi.Value == esi && targets[slot - 1].Device.Value == device))
            {
                return ref slot;
            }
        }
    }
}
