using DeviceEmulator.Time;

namespace DeviceEmulator.Esi;

/// <summary>The text that an ESI holds, as one delivery brought it; wakes the ESI when its time is over.</summary>
/// <param name="only">The place of the device that it was addressed to; less than 0 for the whole home.</param>
/// <param name="now">When it came, Unix milliseconds.</param>
internal sealed class StoredText(Esi esi, TextCommand command, OrderTag tag, byte sequence, int only, ushort displays, long now) : ITimed
{
    /// <summary>The delivery of the same text before this one: to another device of the home.</summary>
    public StoredText? Next;

    public int Only = only;
    public readonly TextCommand Command = command;
    public readonly OrderTag Tag = tag;
    public readonly byte Sequence = sequence;

    /// <summary>The displays that it was sent to, a bit each.</summary>
    public ushort Displays = displays;

    /// <summary>Unix milliseconds; the largest value where nothing but another text ends it.</summary>
    public readonly long EndAt = command.EndAt(now);

    /// <summary>The displays that have neither confirmed nor refused it.</summary>
    public ushort Unconfirmed = displays;

    public void OnTimer(MarketTime now, int token) => esi.OnTextOver(this);
}
