using System.Runtime.CompilerServices;
using Sep.Codec.Types;

namespace Sep.Codec.Clusters;

/// <summary>What a command checks before it is written. A reader keeps values out of range as they came.</summary>
internal static class FieldRange
{
    /// <summary>A time, or <see cref="SepTime.Now"/> where the field allows it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Start(SepTime value) => value.IsValid;

    /// <summary>A time that is over or coming, never "now".</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Moment(SepTime value) => value.IsValid && !value.IsNow;

    /// <summary>Refuses to send a value out of range: a mistake of ours, never of a peer.</summary>
    public static void Require<T>(bool inRange, T value, [CallerArgumentExpression(nameof(value))] string field = "")
    {
        if (!inRange)
        {
            throw Refusal(value, field);
        }
    }

    /// <summary>
    /// The refusal of a value out of range, to be thrown where it was found: a call that could come back would cost the writer's registers even when it
    /// is never made.
    /// </summary>
    public static ArgumentOutOfRangeException Refusal<T>(T value, [CallerArgumentExpression(nameof(value))] string field = "") =>
        new(field, value, "Out of the range of the Smart Energy specification.");
}
