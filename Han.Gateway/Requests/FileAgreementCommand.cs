using Han.Gateway.Agreements;

namespace Han.Gateway.Requests;

/// <summary>Invites a customer to an agreement about one device.</summary>
/// <param name="InstallationCode">Of the device that an In-Home Device Agreement is to add; null for an In-Home Services Agreement.</param>
/// <param name="MessageTypes">What an In-Home Services Agreement is to allow; none for the other kind.</param>
/// <param name="Language">ENGLISH or SPANISH.</param>
public sealed record FileAgreementCommand(
    AgreementKind Kind,
    string EsiId,
    string CustomerName,
    CustomerIdentity Customer,
    string DeviceType,
    string DeviceMacAddress,
    SecretText? InstallationCode,
    string? DeviceDescription,
    MessageTypes MessageTypes,
    string Language) : HanCommand;
