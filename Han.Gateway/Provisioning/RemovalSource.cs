namespace Han.Gateway.Provisioning;

/// <summary>Who had a device removed (BR400). Values are stored.</summary>
public enum RemovalSource : byte
{
    None = 0,
    Customer = 1,
    ThirdParty = 2,
    REP = 3,
    TDSP = 4,
    SMT = 5,
}
