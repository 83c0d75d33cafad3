using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace Han.Gateway.Agreements;

/// <summary>What must hold before a customer is invited, as far as it can be known before the customer answers.</summary>
public sealed class InvitationChecks(PremiseRegister register, PremiseRights rights, DeviceBook devices, MarketClock clock)
{
    private const byte Rep = 0;
    private const byte ThirdParty = 4;

    /// <summary>Null, and the device with its code (none for an In-Home Services Agreement), where nothing speaks against it.</summary>
    public Refusal? Check(FileAgreementCommand command, SystemAccount account, string duns, out Eui64 mac, out InstallCode code)
    {
        mac = default;
        code = default;
        if (account.RequesterType is not (Rep or ThirdParty))
        {
            return new Refusal(Refusals.NotAuthorised, "RequesterType: REPs and third parties invite customers.");
        }

        return AddressResolution.FindPremise(command.EsiId, register, clock.Now, out Premise premise) ?? CheckCompany(premise, command.EsiId, account, duns)
            ?? AddressResolution.NotReachable(premise, command.EsiId)
            ?? (command.Kind == AgreementKind.InHomeDevice ? CheckNewDevice(command, premise, out mac, out code) : CheckDevice(command, premise, out mac));
    }

    /// <summary>Whether what was invited to can still be agreed on; null when it can.</summary>
    public Refusal? CheckAgain(HanAgreement agreement) =>
        AddressResolution.FindPremise(agreement.EsiId, register, clock.Now, out Premise premise) ?? AddressResolution.NotReachable(premise, agreement.EsiId)
        ?? (agreement.Kind == AgreementKind.InHomeServices ? CheckJoined(premise, agreement.Mac, agreement.EsiId) : null);

    /// <summary>Where agreements decide nothing, only who may act there anyway may ask the customer.</summary>
    private Refusal? CheckCompany(in Premise premise, string esiId, SystemAccount account, string duns) =>
        rights.Model == AuthorizationModel.RepOfRecord ? rights.Of(account, duns).At(premise, esiId) : null;

    private Refusal? CheckNewDevice(FileAgreementCommand command, in Premise premise, out Eui64 mac, out InstallCode code)
    {
        ProvisionDeviceCommand add = new(
            command.EsiId, register.MeterOf(premise), command.DeviceDescription, command.DeviceType, command.DeviceMacAddress,
            command.InstallationCode ?? default, null, null);
        if (ProvisioningDesk.CheckDevice(add, out mac, out code, out _) is { } refusal)
        {
            return refusal;
        }

        HanDevice? known = devices.Find(mac);
        return known?.Status.TakesSlot() ?? register.TryFind(mac, clock.Now, out _)
            ? new Refusal(Refusals.AlreadyProvisioned, $"DeviceMACAddr: {mac} is in use already.")
            : null;
    }

    private Refusal? CheckDevice(FileAgreementCommand command, in Premise premise, out Eui64 mac) =>
        ProvisioningDesk.CheckMac(command.DeviceMacAddress, out mac)
        ?? (DeviceType.TryParse(command.DeviceType, out _) ? null : new Refusal(Refusals.OutOfRange, $"DeviceType: one of {string.Join(", ", DeviceType.Names)}."))
        ?? CheckJoined(premise, mac, command.EsiId);

    private Refusal? CheckJoined(in Premise premise, Eui64 mac, string esiId) => register.HasDevice(premise, mac)
        ? null
        : new Refusal(Refusals.UnknownDevice, $"DeviceMACAddr {mac} is not joined at ESIID {esiId}.");
}
