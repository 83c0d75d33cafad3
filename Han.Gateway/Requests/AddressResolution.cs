using System.Buffers;
using System.Collections.Concurrent;
using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Registry;
using Han.Gateway.Routing;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Gateway.Requests;

/// <summary>
/// The addresses of a request, resolved against the register and sorted to TDSPs. An address that is not taken becomes a fault and does not fail the
/// others; a repeated one is left out.
/// </summary>
internal sealed class AddressResolution
{
    private readonly List<AddressFault> _faults = [];

    /// <summary>Kept from request to request: a set of ten thousand is too large to make anew each time.</summary>
    private static readonly ConcurrentBag<HashSet<(ulong Esi, ulong Device)>> _sets = [];

    private readonly HashSet<(ulong Esi, ulong Device)> _seen;
    private readonly List<Tdsp> _tdsps = new(TdspDirectory.All.Count);

    public AddressResolution(IReadOnlyList<RequestAddress> addresses, string duns, SystemAccount account, PremiseRegister register, MarketTime now, Func<Tdsp, Refusal?> refusalAt)
    {
        _seen = _sets.TryTake(out HashSet<(ulong Esi, ulong Device)>? set) ? set : [];
        Taken[] taken = ArrayPool<Taken>.Shared.Rent(addresses.Count);
        int count = 0;
        bool anyDevice = false;
        for (int i = 0; i < addresses.Count; i++)
        {
            RequestAddress address = addresses[i];
            if (Resolve(address, duns, account, register, now, out Premise premise, out Eui64 device) is { } refusal
                || (refusal = refusalAt(premise.Tdsp)) is not null)
            {
                _faults.Add(new AddressFault(
                    (uint)i + 1, address.EsiId, address.MeterSerialNumber, address.DeviceMacAddress, refusal.Code, $"Address {i + 1}: {refusal.Message}"));
            }
            else if (_seen.Add((premise.Esi.Value, device.Value)))
            {
                anyDevice |= !device.IsNone;
                taken[count++] = new Taken(IndexOf(premise.Tdsp), new OrderTarget((uint)i + 1, premise.Esi, device));
            }
            else
            {
                Duplicates++;
            }
        }

        count = anyDevice ? LeaveOutCovered(taken.AsSpan(0, count)) : count;
        Accepted = count;
        ByTdsp = Sort(taken.AsSpan(0, count));
        ArrayPool<Taken>.Shared.Return(taken);
        _seen.Clear();
        _sets.Add(_seen);
    }

    /// <summary>What each TDSP is to do, in the order of the request; only TDSPs that have something to do.</summary>
    public IReadOnlyList<(Tdsp Tdsp, OrderTarget[] Targets)> ByTdsp { get; }

    public IReadOnlyList<AddressFault> Faults => _faults;

    public int Duplicates { get; private set; }

    public int Accepted { get; }

    private static Refusal? Resolve(
        in RequestAddress address, string duns, SystemAccount account, PremiseRegister register, MarketTime now, out Premise premise,
        out Eui64 device)
    {
        device = default;
        if (!register.TryFind(address.EsiId, now, out premise))
        {
            return address.EsiId.Length is 17 or 22 && address.EsiId.All(char.IsAsciiDigit)
                ? TdspDirectory.ByPrefix(address.EsiId) is null
                    ? new Refusal(Refusals.UnknownTdsp, $"ESIID {address.EsiId} is not in the register, and its prefix belongs to no TDSP of Smart Meter Texas.")
                    : new Refusal(Refusals.BadEsiId, $"ESIID {address.EsiId} is not in the register.")
                : new Refusal(Refusals.BadEsiId, "ESIID must be 17 or 22 digits.");
        }

        if (!PremiseRules.MayAddress(premise, duns, account))
        {
            return new Refusal(Refusals.NotRepOfRecord, $"ESIID {address.EsiId}: {duns} is not its REP of record.");
        }

        if (NotReachable(premise, address.EsiId) is { } notReachable)
        {
            return notReachable;
        }

        if (!register.IsMeterOf(premise, address.MeterSerialNumber))
        {
            return new Refusal(Refusals.MeterMismatch, $"MeterSerialNumber is not that of ESIID {address.EsiId}.");
        }

        if (address.DeviceMacAddress is not { Length: > 0 } mac)
        {
            return null;
        }

        return !Eui64.TryParse(mac, out device) ? new Refusal(Refusals.BadMac, "DeviceMACAddr must be 16 hex digits.")
            : !register.HasDevice(premise, device) ? new Refusal(Refusals.UnknownDevice, $"DeviceMACAddr {device} is not joined at ESIID {address.EsiId}.")
            : null;
    }

    /// <summary>Imported premises may be switched off, ended, or without a HAN.</summary>
    private static Refusal? NotReachable(in Premise premise, string esiId) =>
        premise.Status != PremiseStatus.Active ? new Refusal(Refusals.BadEsiId, $"ESIID {esiId} is not active: its TDSP says {premise.Status}.")
        : premise.Esi.IsNone ? new Refusal(Refusals.NoHan, $"ESIID {esiId}: its meter has no home area network.")
        : null;

    /// <summary>A device whose whole ESI is addressed as well would be asked twice: the second address is a repeat. Answers how many are left.</summary>
    private int LeaveOutCovered(Span<Taken> taken)
    {
        int kept = 0;
        foreach (Taken one in taken)
        {
            if (one.Target.Device.IsNone || !_seen.Contains((one.Target.Esi.Value, 0)))
            {
                taken[kept++] = one;
            }
        }

        Duplicates += taken.Length - kept;
        return kept;
    }

    private List<(Tdsp, OrderTarget[])> Sort(ReadOnlySpan<Taken> taken)
    {
        Span<int> counts = stackalloc int[_tdsps.Count];
        foreach (ref readonly Taken one in taken)
        {
            counts[one.Tdsp]++;
        }

        var sorted = new OrderTarget[_tdsps.Count][];
        for (int i = 0; i < sorted.Length; i++)
        {
            sorted[i] = new OrderTarget[counts[i]];
        }

        counts.Clear();
        foreach (ref readonly Taken one in taken)
        {
            sorted[one.Tdsp][counts[one.Tdsp]++] = one.Target;
        }

        return [.. _tdsps.Zip(sorted).Where(t => t.Second.Length > 0)];
    }

    /// <summary>There are five TDSPs: a walk over those met so far beats a look-up.</summary>
    private int IndexOf(Tdsp tdsp)
    {
        int index = _tdsps.IndexOf(tdsp);
        if (index < 0)
        {
            index = _tdsps.Count;
            _tdsps.Add(tdsp);
        }

        return index;
    }

    /// <param name="Tdsp">Its index among those met.</param>
    private readonly record struct Taken(int Tdsp, OrderTarget Target);
}
