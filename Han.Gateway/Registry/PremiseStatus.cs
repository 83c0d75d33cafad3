namespace Han.Gateway.Registry;

/// <summary>What a TDSP says of a premise. Only an active one takes messages.</summary>
public enum PremiseStatus : byte
{
    Active,

    /// <summary>Power is off; the meter may be there.</summary>
    DeEnergized,

    /// <summary>The premise has ended: its ESIID is retired.</summary>
    Inactive,
}
