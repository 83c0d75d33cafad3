using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using Han.Gateway.Storage;
using Han.Gateway.Translation;
using Sep.Codec.Types;

namespace Han.Gateway.Provisioning;

/// <summary>The desk that tells what became of devices (CR026, CR029). A caller sees the premises that it may address, and of a device's past its own part.</summary>
public sealed class DeviceQueryDesk(
    PremiseRegister register, PremiseRights rights, DeviceBook book, StoredDevices stored, MarketClock clock, IVisibleIds ids) : ICommandDesk
{
    IEnumerable<Type> ICommandDesk.Commands => [typeof(DeviceQueryCommand)];

    public ValueTask<HanAnswer> SubmitAsync(Caller caller, HanRequest request, CancellationToken cancellationToken) =>
        new(Answer(caller.Account, request.Header.RequesterAuthenticationId, (DeviceQueryCommand)request.Command));

    private DeviceQueryAnswer Answer(SystemAccount account, string duns, DeviceQueryCommand query)
    {
        string id = ids.NextId();
        DeviceStatus status = DeviceStatus.None;
        MarketTime since = default;
        Refusal? refusal = FindPremise(query, out Premise premise, out Eui64 mac)
            ?? (rights.Of(account, duns).MaySeeDevices(premise, register.EsiIdOf(premise)) ? null : Foreign(query, mac, duns))
            ?? CheckStatus(query.Status, out status)
            ?? FindSince(query.Since, out since);
        if (refusal is not null)
        {
            return DeviceQueryAnswer.Refuse(id, refusal);
        }

        // What a former customer had is told to nobody but the TDSP.
        MarketTime customer = account.RequesterType == 1 ? default : register.Market.CustomerSince(register.EsiIdOf(premise), clock.Now);
        DeviceRow[] rows =
        [
            .. At(premise).Where(d => (mac.IsNone || d.Mac == mac) && (status == DeviceStatus.None || d.Status == status) && d.Since >= since)
                .Where(d => !IsFormer(d, customer) || d.Status.TakesSlot())
                .Select(d => new DeviceRow(
                    (d.Duns == duns || d.By == duns) && !IsFormer(d, customer) ? d : Strange(d),
                    [.. stored.History(d.Mac, duns).Where(h => !IsFormer(h.At, h.Reason, customer))])),
        ];
        PremiseDetails? details = rights.Of(account, duns).MaySeeMeter(premise, register.EsiIdOf(premise)) ? register.DetailsOf(premise) : null;
        return new DeviceQueryAnswer(id, Refusals.Accepted, rows.Length == 0 ? "No such device" : "Devices found", rows)
        {
            MeterFirmware = PremiseDetails.Told(details?.MeterFirmware),
            EsiFirmware = PremiseDetails.Told(details?.HanFirmware),
        };
    }

    /// <summary>The base's devices, with what is known of them since, and those that were added.</summary>
    private List<HanDevice> At(in Premise premise)
    {
        Span<DeviceSpec> specs = stackalloc DeviceSpec[PremiseRegister.MaximumDevices];
        int count = register.BaseDevicesOf(premise, specs);
        var devices = new List<HanDevice>();
        for (int i = 0; i < count; i++)
        {
            if (book.Find(specs[i].Address) is null && register.BaseDevice(premise, specs[i].Address) is { } device)
            {
                devices.Add(device);
            }
        }

        devices.AddRange(book.At(premise.Esi));
        return devices;
    }

    /// <summary>What another company said of a device is not the caller's to read.</summary>
    private static HanDevice Strange(HanDevice device) =>
        device with { Description = null, Reason = RemovalReason.None, Source = RemovalSource.None, Note = null };

    /// <summary>Whether a device was another customer's. One that could not be removed yet is shown, because it takes a slot.</summary>
    private static bool IsFormer(HanDevice device, MarketTime customer) => IsFormer(device.Since, device.Reason, customer);

    private static bool IsFormer(MarketTime at, RemovalReason reason, MarketTime customer) =>
        customer != default && (at < customer || reason == RemovalReason.MoveOut);

    /// <summary>Who looks by meter or device does not learn whether a premise that is none of its own has it.</summary>
    private static Refusal Foreign(DeviceQueryCommand query, Eui64 mac, string duns) =>
        query.EsiId is { } esiId ? new Refusal(Refusals.NotRepOfRecord, $"ESIID {esiId}: {duns} may not see its devices.")
        : query.MeterSerialNumber is { } meter ? NoSuchMeter(meter)
        : NoSuchDevice(mac);

    private static Refusal NoSuchMeter(string meter) => new(Refusals.MeterMismatch, $"MeterSerialNumber {meter} is not in the register.");

    private static Refusal NoSuchDevice(Eui64 mac) => new(Refusals.UnknownDevice, $"DeviceMACAddr {mac} is not known.");

    private Refusal? FindPremise(DeviceQueryCommand query, out Premise premise, out Eui64 mac)
    {
        mac = default;
        premise = default;
        if (query.DeviceMacAddress is { } text && !Eui64.TryParse(text, out mac))
        {
            return new Refusal(Refusals.BadMac, "DeviceMACAddr: 16 hexadecimal digits are expected.");
        }

        if (query.EsiId is { } esiId)
        {
            return register.TryFind(esiId, clock.Now, out premise) ? null : new Refusal(Refusals.BadEsiId, $"ESIID {esiId} is not in the register.");
        }

        if (query.MeterSerialNumber is { } meter)
        {
            return register.TryFindMeter(meter, clock.Now, out premise) ? null : NoSuchMeter(meter);
        }

        return mac.IsNone ? new Refusal(Refusals.AddressBlock, "ESIID, MeterSerialNumber or DeviceMACAddr: one of them is required.")
            : register.TryFind(book.Find(mac)?.Esi ?? mac, clock.Now, out premise) ? null
            : NoSuchDevice(mac);
    }

    private static Refusal? CheckStatus(string? text, out DeviceStatus status)
    {
        status = text is null ? DeviceStatus.None : Enum.GetValues<DeviceStatus>().Skip(1).FirstOrDefault(s => s.Text() == text);
        return text is null || status != DeviceStatus.None ? null : new Refusal(Refusals.OutOfRange, $"DeviceStatus: there is no status '{text}'.");
    }

    private static Refusal? FindSince(in RequestTime time, out MarketTime since)
    {
        since = default;
        return time.IsNow || CentralTime.TryResolve(time, out since) ? null : FieldChecks.NoSuchTime("Since", time);
    }
}
