namespace Sep.Codec.Security;

/// <summary>
/// The frame counter of what one device sends under one key: every number is given out once. At the end of its range it gives out none until the key
/// is changed, since the same nonce twice would lay both frames open. Of one owner, not for several threads.
/// </summary>
public sealed class OutgoingFrameCounter
{
    /// <summary>Never sent: the counter that says "exhausted", 053474r17 4.3.1.1.</summary>
    public const uint Exhausted = uint.MaxValue;

    /// <summary>Starts at 0 for a new key. After a restart: at a number above every one that may have been used before it.</summary>
    public OutgoingFrameCounter(uint next = 0) => Next = next;

    /// <summary>The number that the next frame gets, which is what to store; <see cref="Exhausted"/> at the end.</summary>
    public uint Next { get; private set; }

    /// <summary>Takes the next number. False when none is left: nothing may be sent under this key any more.</summary>
    public bool TryTake(out uint counter)
    {
        counter = Next;
        if (Next == Exhausted)
        {
            return false;
        }

        Next++;
        return true;
    }
}
