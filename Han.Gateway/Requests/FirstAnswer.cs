namespace Han.Gateway.Requests;

/// <summary>What was answered to the first request under a reference.</summary>
/// <param name="Content">SHA-256 over what was asked.</param>
public sealed record FirstAnswer(HanAnswer Answer, byte[] Content)
{
    /// <summary>The answer again, where the same was asked; else null.</summary>
    public HanAnswer? AnswerTo(ReadOnlySpan<byte> content) => content.SequenceEqual(Content) ? Answer : null;
}
