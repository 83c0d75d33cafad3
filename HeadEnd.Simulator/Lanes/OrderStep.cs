namespace HeadEnd.Simulator.Lanes;

/// <summary>What a timer of an order is for.</summary>
internal enum OrderStep
{
    Acknowledge = 0,
    Arrive,
    Retry,
    Expire,
    Over,
    Sweep,

    /// <summary>There may be room for the next prices.</summary>
    Feed,
}
