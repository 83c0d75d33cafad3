namespace HeadEnd.Simulator.Link;

/// <summary>What an order asks of the head-end. A closed set; a switch over it is exhaustive or throws by name.</summary>
public abstract record OrderBody
{
    private protected OrderBody()
    {
    }
}
