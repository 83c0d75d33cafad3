namespace Sep.Codec.Clusters.Prepayment;

/// <summary>How a prepayment meter collects, in the words of SE 1.2. Bits 8-11 choose how standing charges and debts are collected; the others are reserved.</summary>
[Flags]
public enum PaymentControlConfiguration : ushort
{
    None = 0,
    DisconnectionEnabled = 1 << 0,
    PrepaymentEnabled = 1 << 1,
    CreditManagementEnabled = 1 << 2,
    CreditDisplayEnabled = 1 << 4,
    AccountBase = 1 << 6,
    ContactorFitted = 1 << 7,
}
