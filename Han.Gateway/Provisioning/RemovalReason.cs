namespace Han.Gateway.Provisioning;

/// <summary>Why a device is removed (BR400). The names are ReasonCode; values are stored.</summary>
public enum RemovalReason : byte
{
    None = 0,
    CustomerRequest = 1,
    DeviceReplaced = 2,
    DeviceFaulty = 3,
    ProgramEnded = 4,
    MoveOut = 5,
    MeterExchange = 6,
    AgreementEnded = 7,
    Other = 8,
}
