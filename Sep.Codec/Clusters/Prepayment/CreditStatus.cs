namespace Sep.Codec.Clusters.Prepayment;

/// <summary>How the credit of a prepayment customer stands. Bit 7 is reserved.</summary>
[Flags]
public enum CreditStatus : byte
{
    None = 0,
    Ok = 1 << 0,
    Low = 1 << 1,
    EmergencyEnabled = 1 << 2,
    EmergencyAvailable = 1 << 3,
    EmergencySelected = 1 << 4,
    EmergencyInUse = 1 << 5,
    Exhausted = 1 << 6,
}
