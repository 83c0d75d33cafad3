namespace Sep.Codec.Zcl;

/// <summary>How a record of a reporting list is laid out.</summary>
public enum ReportingRecordLayout : byte
{
    /// <summary>Direction, id and the intervals or the time-out that go with the direction: Configure Reporting.</summary>
    Configuration,

    /// <summary>Status, direction, id and only on SUCCESS what follows in a configuration: Read Reporting Configuration Response.</summary>
    StatusThenConfiguration,

    /// <summary>Status, direction, id: the failures in a Configure Reporting Response.</summary>
    StatusOnly,

    /// <summary>Direction, id: Read Reporting Configuration.</summary>
    DirectionOnly,
}
