using DeviceEmulator.Devices;
using Han.Gateway.Agreements;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using Sep.Codec.Types;

namespace Han.Gateway.Authorization;

/// <summary>
/// What a company may do at premises. A TDSP acts for those that it serves (decision 0.12), whatever the model. HAN-1003 where it has no right at the premise at
/// all, HAN-1004 where its agreements there do not cover what it asks for.
/// </summary>
public sealed class CallerRights
{
    private const byte TdspType = 1;

    private readonly SystemAccount _account;
    private readonly string _duns;
    private readonly AuthorizationModel _model;
    private readonly AgreementBook _agreements;
    private readonly PremiseRegister _register;

    internal CallerRights(SystemAccount account, string duns, AuthorizationModel model, AgreementBook agreements, PremiseRegister register) =>
        (_account, _duns, _model, _agreements, _register) = (account, duns, model, agreements, register);

    /// <summary>True where agreements decide.</summary>
    private bool IsByAgreement => _model == AuthorizationModel.Agreement && _account.RequesterType != TdspType;

    /// <summary>Whether it may act at the premise at all; null when it may.</summary>
    public Refusal? At(in Premise premise, ReadOnlySpan<char> esiId) => !IsByAgreement
        ? IsTdspOrRep(premise) ? null : new Refusal(Refusals.NotRepOfRecord, $"ESIID {esiId}: {_duns} is not its REP of record.")
        : HasAgreement(esiId) ? null : new Refusal(Refusals.NotRepOfRecord, $"ESIID {esiId}: {_duns} has no active agreement there.");

    /// <summary>
    /// Whether it may send a type of message to a device of a premise where it may act. A message for the whole home reaches every device that is joined, so
    /// each of them must be covered.
    /// </summary>
    /// <param name="device">None for the whole home.</param>
    public Refusal? ToSend(MessageTypes type, in Premise premise, ReadOnlySpan<char> esiId, Eui64 device)
    {
        if (!IsByAgreement)
        {
            return null;
        }

        HanAgreement[] there = _agreements.At(esiId);
        if (!device.IsNone)
        {
            return Covers(there, type, device) ? null : NotCovered($"ESIID {esiId}: no agreement of {_duns} allows {type} to device {device}.");
        }

        Span<DeviceSpec> devices = stackalloc DeviceSpec[2 * PremiseRegister.MaximumDevices];
        int count = _register.DevicesOf(premise, devices);
        foreach (ref readonly DeviceSpec joined in devices[..count])
        {
            if (!Covers(there, type, joined.Address))
            {
                return NotCovered($"ESIID {esiId}: the agreements of {_duns} do not allow {type} to every device there; name those that are meant.");
            }
        }

        return count > 0 ? null : NotCovered($"ESIID {esiId}: no device is joined there that an agreement of {_duns} could allow {type} to.");
    }

    /// <summary>Whether it may add a device to a premise where it may act.</summary>
    public Refusal? ToProvision(string esiId, Eui64 mac) => ByDeviceAgreement(esiId, mac, a => a.Status == AgreementStatus.Active);

    /// <summary>Whether it may remove a device of a premise where it may act: also by an agreement that has ended, while its device still takes a slot.</summary>
    public Refusal? ToRemove(string esiId, Eui64 mac) => ByDeviceAgreement(esiId, mac, IsDeviceRight);

    /// <summary>Whether it may see the meter: under either model the REP of record, too.</summary>
    public bool MaySeeMeter(in Premise premise, string esiId) => IsTdspOrRep(premise) || (IsByAgreement && HasAgreement(esiId));

    /// <summary>Whether it may see the devices: where it may act, and where a device of its own still takes a slot.</summary>
    public bool MaySeeDevices(in Premise premise, string esiId) => At(premise, esiId) is null
        || (IsByAgreement && (_register.Devices?.At(premise.Esi) ?? []).Any(d => d.Duns == _duns && d.Status.TakesSlot()));

    private bool IsTdspOrRep(in Premise premise) => _account.RequesterType == TdspType ? premise.Tdsp.Duns == _duns : premise.RepDuns == _duns;

    private bool HasAgreement(ReadOnlySpan<char> esiId) =>
        Array.Exists(_agreements.At(esiId), a => a.Duns == _duns && (a.Status == AgreementStatus.Active || IsDeviceRight(a)));

    private Refusal? ByDeviceAgreement(string esiId, Eui64 mac, Predicate<HanAgreement> isEnough) =>
        !IsByAgreement || Array.Exists(_agreements.At(esiId), a => a.Kind == AgreementKind.InHomeDevice && a.Duns == _duns && a.Mac == mac && isEnough(a))
            ? null
            : NotCovered($"ESIID {esiId}: {_duns} has no active In-Home Device Agreement about {mac}.");

    /// <summary>An agreement that has ended still carries the removal that its end sets going, until the device takes no slot any more.</summary>
    private static bool IsDeviceRight(HanAgreement agreement) =>
        agreement.Kind == AgreementKind.InHomeDevice && (agreement.Status == AgreementStatus.Active || agreement.FollowUp == FollowUp.Remove);

    private bool Covers(HanAgreement[] there, MessageTypes type, Eui64 device) => Array.Exists(
        there, a => a.Kind == AgreementKind.InHomeServices && a.Status == AgreementStatus.Active && a.Duns == _duns && a.Mac == device && a.MessageTypes.HasFlag(type));

    private static Refusal NotCovered(string message) => new(Refusals.NotCovered, message);
}
