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

    public static MarketChange Of(MarketTransaction transaction, PremiseRegister register)
    {
        // Two transactions may take effect at one moment: what is before this one, those with smaller numbers say.
        register.TryFind(transaction.EsiId, transaction.Effective.PlusMilliseconds(-1), out Premise before);
        string meter = register.MeterOf(before);
        foreach (MarketTransaction earlier in register.Market.Of(transaction.EsiId).TakeWhile(t => t.Number != transaction.Number))
        {
            if (earlier.Effective == transaction.Effective)
            {
                MarketBook.Apply(earlier, ref before);
                meter = earlier.NewMeter ?? meter;
            }
        }

        Premise after = before;
        MarketBook.Apply(transaction, ref after);
        return new MarketChange(transaction, before, after, meter, DevicesAt(before, register));
    }

    /// <summary>The ESIs that a premise has and had: an event that came before an exchange names the old one.</summary>
    public static IReadOnlyCollection<Eui64> EsisOf(string esiId, PremiseRegister register, MarketTime upTo)
    {
        var esis = new HashSet<Eui64>();
        foreach (MarketTime at in new[] { new MarketTime(0), upTo })
        {
            if (register.TryFind(esiId, at, out Premise premise))
            {
                esis.Add(premise.Esi);
            }
        }

        esis.UnionWith(register.Market.Of(esiId).Where(t => t.Effective <= upTo).Select(t => t.NewEsi));
        esis.Remove(default);
        return esis;
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
