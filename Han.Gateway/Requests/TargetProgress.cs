namespace Han.Gateway.Requests;

/// <summary>What is known of one open target of an <see cref="OpenOrder"/>: together, since each report looks at all of it.</summary>
internal struct TargetProgress
{
    /// <summary>The highest sequence number of a report so far.</summary>
    public uint LastSequence;

    /// <summary>The device that answered last, counted from 1 in the order's list; 0 for none.</summary>
    public int FirstDevice;

    /// <summary>For an event: devices joined at the meter. For a cancel: device answers still to come.</summary>
    public ushort Joined;

    /// <summary>It is for all devices of its ESI.</summary>
    public bool IsWholeHome;
}
