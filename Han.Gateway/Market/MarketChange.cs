using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;
using Sep.Codec.Types;

namespace Han.Gateway.Market;

/// <summary>A premise before and after a transaction, with the devices that it has now.</summary>
internal sealed record MarketChange(MarketTransaction Transaction, Premise Before, Premise After, string OldMeter, IReadOnlyList<HanDevice> Devices)
{
    /// <summary>True where whoever lived there does no longer.</summary>
    public bool CustomerLeaves => Transaction.Kind == MarketKind.MoveOut || (Transaction.Kind == MarketKind.MoveIn && Before.RepDuns.Length > 0);

    /// <summary>The ESIs that the premise has and had.</summary>
    public IReadOnlyCollection<Eui64> Esis { get; init; } = [];

    public static MarketChange Of(MarketTransaction transaction, PremiseRegister register)
    {
        // Two transactions may take effect at one moment: what is before this one, those with smaller numbers say.
        register.TryFind(transaction.EsiId, transaction.Effective.PlusMilliseconds(-1), out Premise before);
        string meter = register.MeterOf(before);
        var esis = new HashSet<Eui64> { before.Esi };
        foreach (MarketTransaction earlier in register.Market.Of(transaction.EsiId).TakeWhile(t => t.Number != transaction.Number))
        {
            if (earlier.Effective == transaction.Effective)
            {
                MarketBook.Apply(earlier, ref before);
                meter = earlier.NewMeter ?? meter;
            }

            esis.Add(earlier.NewEsi);
        }

        Premise after = before;
        MarketBook.Apply(transaction, ref after);
        if (register.TryFind(transaction.EsiId, new MarketTime(0), out Premise first))
        {
            esis.Add(first.Esi);
        }

        esis.Add(before.Esi);
        esis.Remove(default);
        return new MarketChange(transaction, before, after, meter, DevicesAt(before, register)) { Esis = esis };
    }

    public MarketEvent ToEvent() => new(
        Transaction.Id, Transaction.Kind, Before.Tdsp, Transaction.EsiId, Transaction.Effective, NullIfEmpty(Before.RepDuns), NullIfEmpty(After.RepDuns), OldMeter,
        Transaction.NewMeter ?? OldMeter, CustomerLeaves);

    /// <summary>Those that requests have named, and those of the base of which none has spoken.</summary>
    private static List<HanDevice> DevicesAt(in Premise premise, PremiseRegister register)
    {
        DeviceBook book = register.Devices!;
        var devices = new List<HanDevice>(book.At(premise.Esi));
        Span<DeviceSpec> ofBase = stackalloc DeviceSpec[PremiseRegister.MaximumDevices];
        foreach (ref readonly DeviceSpec device in ofBase[..register.BaseDevicesOf(premise, ofBase)])
        {
            if (book.Find(device.Address) is null && register.BaseDevice(premise, device.Address) is { } known)
            {
                devices.Add(known);
            }
        }

        return devices;
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
