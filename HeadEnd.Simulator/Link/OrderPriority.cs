namespace HeadEnd.Simulator.Link;

/// <summary>The urgency of an order. It orders ESIs against each other, never orders to one ESI.</summary>
public enum OrderPriority : byte
{
    Low = 0,
    Medium = 1,
    High = 2,
}
