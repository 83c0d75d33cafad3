namespace HeadEnd.Simulator.Lanes;

/// <summary>One target of one order, within the order's array; waiting deliveries of one ESI are linked in the order they entered.</summary>
internal struct Delivery
{
    public EsiLine? Line;
    public LaneOrder? NextOrder;
    public int NextTarget;

    /// <summary>The last sequence number used for a report.</summary>
    public uint Sequence;
    public ushort FailedAttempts;

    /// <summary>How many prices of a schedule the ESI has been given.</summary>
    public byte Given;
    public Link.OrderPriority Priority;
    public DeliveryState State;
}
