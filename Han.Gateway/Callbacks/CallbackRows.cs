using Han.Gateway.MessagingLog;

namespace Han.Gateway.Callbacks;

/// <summary>The rows of one POST.</summary>
/// <param name="Position">Of the last of them: what is stored when the receiver has confirmed.</param>
internal sealed record CallbackRows(long Position, IReadOnlyList<LogLine> Lines);
