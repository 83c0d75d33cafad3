using DeviceEmulator.Time;

namespace Han.Gateway.MessagingLog;

/// <summary>A file of the messaging log that a company asked for, as the store has it.</summary>
internal sealed record LogFileRecord(string CorrelationId, LogFilter Filter, MarketTime AcceptedAt, LogFileState State, long? Rows);
