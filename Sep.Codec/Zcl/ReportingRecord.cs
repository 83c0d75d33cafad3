namespace Sep.Codec.Zcl;

/// <summary>How one attribute is reported, is to be reported, or why it is not.</summary>
public readonly ref struct ReportingRecord
{
    /// <summary>The receiver of the record reports the attribute, or is to.</summary>
    /// <param name="id">The attribute.</param>
    /// <param name="type">Its type.</param>
    /// <param name="minimumIntervalSeconds">Seconds between reports at least.</param>
    /// <param name="maximumIntervalSeconds">Seconds between reports at most; 0 for only when it changes, 0xFFFF for never.</param>
    /// <param name="reportableChange">For an analog type the change that makes a report, of that type; for a discrete one nothing.</param>
    /// <exception cref="ArgumentException">A change is missing or too much, or not of the type.</exception>
    public ReportingRecord(ushort id, ZclType type, ushort minimumIntervalSeconds, ushort maximumIntervalSeconds, ZclValue reportableChange = default)
        : this(ReportingDirection.Reported, id, ZclStatus.Success)
    {
        bool fits = ZclTypes.IsAnalog(type) ? reportableChange.Type == type : reportableChange.Octets.IsEmpty;
        if (!fits)
        {
            throw new ArgumentException($"A reportable change goes with analog types and is of the attribute's type, here {type}.", nameof(reportableChange));
        }

        Type = type;
        MinimumIntervalSeconds = minimumIntervalSeconds;
        MaximumIntervalSeconds = maximumIntervalSeconds;
        ReportableChange = reportableChange;
    }

    /// <summary>The receiver of the record is sent reports of the attribute.</summary>
    /// <param name="id">The attribute.</param>
    /// <param name="timeoutSeconds">After so many seconds without a report something is wrong; 0 for never.</param>
    public ReportingRecord(ushort id, ushort timeoutSeconds)
        : this(ReportingDirection.Received, id, ZclStatus.Success) => TimeoutSeconds = timeoutSeconds;

    /// <summary>An attribute that is not reported and why, or, with SUCCESS, one that is only asked about.</summary>
    public ReportingRecord(ReportingDirection direction, ushort id, ZclStatus status)
    {
        Direction = direction;
        Id = id;
        Status = status;
    }

    public ReportingDirection Direction { get; }

    public ushort Id { get; }

    /// <summary><see cref="ZclStatus.Success"/> unless the record says why there is no configuration.</summary>
    public ZclStatus Status { get; }

    /// <summary>The attribute's type; <see cref="ZclType.NoData"/> in records that do not carry it.</summary>
    public ZclType Type { get; }

    /// <summary>Seconds between reports at least.</summary>
    public ushort MinimumIntervalSeconds { get; }

    /// <summary>Seconds between reports at most; 0 for only when it changes, 0xFFFF for never.</summary>
    public ushort MaximumIntervalSeconds { get; }

    /// <summary>The change that makes a report, for analog types; no data for the others.</summary>
    public ZclValue ReportableChange { get; }

    /// <summary>After so many seconds without a report something is wrong; 0 for never. Only for <see cref="ReportingDirection.Received"/>.</summary>
    public ushort TimeoutSeconds { get; }
}
