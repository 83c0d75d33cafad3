namespace Han.Gateway.MessagingLog;

/// <summary>How far a file of the messaging log is that a company asked for. Values are stored, names are those of the wire.</summary>
public enum LogFileState
{
    Pending = 0,
    Available = 1,

    /// <summary>It was there for its ten days.</summary>
    Removed = 2,
}
