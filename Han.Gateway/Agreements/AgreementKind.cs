namespace Han.Gateway.Agreements;

/// <summary>What a customer allows a company (Understanding Smart Meter Texas, table 5). Values are stored.</summary>
public enum AgreementKind : byte
{
    /// <summary>To add or remove one device.</summary>
    InHomeDevice = 1,

    /// <summary>To send chosen types of messages to one device.</summary>
    InHomeServices = 2,
}
