using System.Runtime.CompilerServices;

namespace DeviceEmulator.Time;

/// <summary>A piece of a <see cref="TimerList"/>: timers that follow each other lie side by side, since going through millions of them costs what memory costs.</summary>
internal struct TimerChunk
{
    /// <summary>Timers.</summary>
    public const int Size = 8;

    private Timers _timers;

    /// <summary>The chunk that follows in its list.</summary>
    public int Next;

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref PendingTimer this[int index] => ref _timers[index];

    [InlineArray(Size)]
    private struct Timers
    {
        private PendingTimer _first;
    }
}
