namespace DeviceEmulator.Esi;

/// <summary>One price in the ESI's table.</summary>
/// <param name="now">When it came, Unix milliseconds.</param>
internal sealed class StoredPrice(PriceCommand command, OrderTag tag, long now)
{
    public readonly PriceCommand Command = command;
    public readonly OrderTag Tag = tag;

    /// <summary>Unix milliseconds.</summary>
    public readonly long StartAt = command.StartAt(now);

    /// <summary>Unix milliseconds; brought forward when a newer price begins before it. The largest value where another price ends it.</summary>
    public long EndAt = command.EndAt(now);

    public bool Overlaps(StoredPrice other) => StartAt < other.EndAt && other.StartAt < EndAt;
}
