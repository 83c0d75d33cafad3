namespace Sep.Codec.Security;

/// <summary>
/// The frame counter of what one partner sends under one key, against replays: only a number above all accepted ones is fresh. Ask
/// <see cref="IsFresh"/> before decrypting, and <see cref="TryAccept"/> only once the integrity code has proved right: else any forged frame could
/// lock the partner out. The default value has accepted nothing. Of one owner, not for several threads.
/// </summary>
public record struct IncomingFrameCounter
{
    /// <summary>After a restart: <paramref name="next"/> is the <see cref="Next"/> that was stored.</summary>
    public IncomingFrameCounter(uint next) => Next = next;

    /// <summary>The least number that is fresh; 0xFFFFFFFF when none is left until the key is changed.</summary>
    public uint Next { get; private set; }

    /// <summary>Whether a frame with this number can be new. 0xFFFFFFFF never is, 053474r17 4.3.1.2.</summary>
    public readonly bool IsFresh(uint counter) => counter >= Next && counter != OutgoingFrameCounter.Exhausted;

    /// <summary>Records the number of an authentic frame. False, and nothing recorded, when it is not fresh.</summary>
    public bool TryAccept(uint counter)
    {
        if (!IsFresh(counter))
        {
            return false;
        }

        Next = counter + 1;
        return true;
    }
}
