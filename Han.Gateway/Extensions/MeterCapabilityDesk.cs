using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Registry;
using Han.Gateway.Requests;

namespace Han.Gateway.Extensions;

/// <summary>Tells a company what the meters of its premises can do.</summary>
internal sealed class MeterCapabilityDesk(
    PremiseRegister register, PremiseRights rights, IJoinWindows windows, MarketClock clock, IVisibleIds ids) : ICommandDesk
{
    public IEnumerable<Type> Commands => [typeof(MeterCapabilityCommand)];

    public ValueTask<HanAnswer> SubmitAsync(Caller caller, HanRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult<HanAnswer>(Answer(
            ids.NextId(), request.Header.RequesterAuthenticationId, caller.Account, ((MeterCapabilityCommand)request.Command).EsiId, clock.Now));

    private MeterCapabilityAnswer Answer(string id, string duns, SystemAccount account, string esiId, MarketTime now)
    {
        if (!register.TryFind(esiId, now, out Premise premise))
        {
            return Refuse(id, Refusals.BadEsiId, $"ESIID: {esiId} is not in the register.");
        }

        if (!rights.Of(account, duns).MaySeeMeter(premise, esiId))
        {
            return Refuse(id, Refusals.NotRepOfRecord, $"ESIID: {duns} may not address {esiId}.");
        }

        Span<DeviceSpec> devices = stackalloc DeviceSpec[2 * PremiseRegister.MaximumDevices];
        int count = premise.Esi.IsNone ? 0 : register.DevicesOf(premise, devices);
        PremiseDetails? details = register.DetailsOf(premise);
        return new MeterCapabilityAnswer(id, Refusals.Accepted, "Premise found")
        {
            EsiId = register.EsiIdOf(premise),
            MeterSerialNumber = register.MeterOf(premise),
            MeterManufacturer = PremiseDetails.Told(details?.MeterManufacturer),
            MeterModel = PremiseDetails.Told(details?.MeterModel),
            MeterFirmware = PremiseDetails.Told(details?.MeterFirmware),
            EsiFirmware = PremiseDetails.Told(details?.HanFirmware),

            // A premise that was not imported is emulated, and its network runs.
            HanInitialised = details is null ? !premise.Esi.IsNone : details.HanInitialised,
            SepRevision = PremiseDetails.Told(details?.SepRevision),
            DeviceCount = count,
            FreeSlots = premise.Esi.IsNone ? 0 : PremiseRegister.MaximumDevices - register.SlotsTakenAt(premise),
            JoinWindowEnd = premise.Esi.IsNone ? null : windows.EndOf(premise.Esi, now),
        };
    }

    private static MeterCapabilityAnswer Refuse(string id, string code, string message) => new(id, code, message);
}
