namespace Han.Tests.Oracle;

/// <summary>A Load Control Event as it is sent: scheduled period in Unix milliseconds, on whole seconds.</summary>
internal sealed record SentEvent(uint Id, ushort Class, byte Group, long Start, int Minutes, byte Criticality, byte Control, ScenarioEffect Effect)
{
    private const long LongestTail = 121 * 60_000L;

    public long End => Start + Minutes * 60_000L;

    /// <summary>From here on an ESI holds nothing of it: both randomisations are at most an hour.</summary>
    public long OverAt => End + LongestTail;
}

/// <summary>A cancel as it is sent. <paramref name="Id"/> null: of all events; <paramref name="Effective"/> null: now.</summary>
internal sealed record SentCancel(uint? Id, ushort Class, byte Group, byte Control, long? Effective)
{
    public bool Randomised => (Control & 1) != 0;
}
