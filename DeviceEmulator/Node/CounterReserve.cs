using Sep.Codec.Security;

namespace DeviceEmulator.Node;

/// <summary>
/// The place in flash that says which frame counters may have been used. It survives a loss of state and the leaving of a network, as 053474r17 4.3.1.2 has
/// it for counters: whoever counts from below what it sent before is taken for a replay, and uses nonces twice. A counter is written there in steps of
/// <see cref="Step"/>, ahead of its use, so that flash is not worn out by every frame; here the step is worked out when it is asked for, which is the same.
/// </summary>
internal sealed class CounterReserve
{
    /// <summary>Frames for each time that flash is written.</summary>
    public const uint Step = 1024;

    /// <summary>Of the counters that were handed to <see cref="Note"/> none reached this one, under whatever key.</summary>
    public uint Mark { get; private set; }

    /// <summary>A counter is about to be forgotten.</summary>
    public void Note(OutgoingFrameCounter counter)
    {
        ulong reserved = ((ulong)counter.Next + Step - 1) / Step * Step;
        Mark = Math.Max(Mark, (uint)Math.Min(reserved, OutgoingFrameCounter.Exhausted));
    }
}
