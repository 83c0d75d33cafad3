namespace Han.Gateway.MessagingLog;

/// <summary>A file of the messaging log that a company asked for.</summary>
/// <param name="Rows">Without the header; null before it is written.</param>
public sealed record LogFileStatus(string Name, LogFileState State, long? Rows);
