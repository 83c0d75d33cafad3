namespace Han.Gateway.Market;

/// <summary>What happens to a premise in the market. Values are stored; the TX SET numbers are those of the transactions that bring it about.</summary>
public enum MarketKind : byte
{
    /// <summary>814_16: a customer moves in, with a REP.</summary>
    MoveIn = 1,

    /// <summary>814_24: the customer leaves.</summary>
    MoveOut = 2,

    /// <summary>814_01: the same customer goes to another REP.</summary>
    Switch = 3,

    /// <summary>814_20: another meter, with an ESI of its own.</summary>
    MeterExchange = 4,
}
