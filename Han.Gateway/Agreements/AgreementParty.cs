namespace Han.Gateway.Agreements;

/// <summary>Who did something about an agreement. Values are stored.</summary>
public enum AgreementParty : byte
{
    None = 0,

    /// <summary>The REP or third party that invited the customer.</summary>
    Company = 1,
    Customer = 2,

    /// <summary>Time, or a market transaction.</summary>
    Smt = 3,
}
