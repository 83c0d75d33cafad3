using System.Buffers;
using System.Collections.Concurrent;
using DeviceEmulator.Time;
using Han.Gateway.Agreements;
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
    /// <summary>Kept from request to request: what ten thousand addresses need is too large to make anew each time.</summary>
    private static readonly ConcurrentBag<DistinctTargets> _sets = [];

    private readonly List<AddressFault> _faults = [];
    private readonly List<Tdsp> _tdsps = new(TdspDirectory.All.Count);

    /// <param name="addresses">No more than <see cref="AddressBlock.MaximumAddresses"/>.</param>
    /// <param name="type">What is to be sent.</param>
    /// <param name="refusalAt">Why a TDSP cannot be sent the message for a device (or for all); null where it can.</param>
    public AddressResolution(
        AddressList addresses, CallerRights rights, MessageTypes type, PremiseRegister register, MarketTime now,
        Func<Tdsp, Eui64, Refusal?> refusalAt)
    {
        DistinctTargets met = _sets.TryTake(out DistinctTargets? kept) ? kept : new DistinctTargets();
        OrderTarget[] targets = ArrayPool<OrderTarget>.Shared.Rent(addresses.Count);
        byte[] tdsps = ArrayPool<byte>.Shared.Rent(addresses.Count);
        int count = 0;
        bool anyDevice = false;
        for (int i = 0; i < addresses.Count; i++)
        {
            AddressText address = addresses.TextAt(i);
            if (Resolve(address, rights, type, register, now, out Premise premise, out Eui64 device) is { } refusal
                || (refusal = refusalAt(premise.Tdsp, device)) is not null)
            {
                (string esiId, string meter, string? mac) = address.ToAddress();
                _faults.Add(new AddressFault((uint)i + 1, esiId, meter, mac, refusal.Code, $"Address {i + 1}: {refusal.Message}"));
                continue;
            }

            targets[count] = new OrderTarget((uint)i + 1, premise.Esi, device);
            if (met.Add(targets, count))
            {
                anyDevice |= !device.IsNone;
                tdsps[count++] = IndexOf(premise.Tdsp);
            }
            else
            {
                Duplicates++;
            }
        }

        count = anyDevice ? LeaveOutCovered(met, targets, tdsps, count) : count;
        Accepted = count;
        ByTdsp = Sort(targets.AsSpan(0, count), tdsps);
        ArrayPool<OrderTarget>.Shared.Return(targets);
        ArrayPool<byte>.Shared.Return(tdsps);
        met.Clear();
        _sets.Add(met);
    }

    /// <summary>What each TDSP is to do, in the order of the request; only TDSPs that have something to do.</summary>
    public IReadOnlyList<(Tdsp Tdsp, OrderTarget[] Targets)> ByTdsp { get; }

    public IReadOnlyList<AddressFault> Faults => _faults;

    public int Duplicates { get; private set; }

    public int Accepted { get; }

    /// <summary>The premise of an ESIID and its meter, if the caller may address it; else why not.</summary>
    public static Refusal? Find(
        ReadOnlySpan<char> esiId, ReadOnlySpan<char> meter, CallerRights rights, PremiseRegister register, MarketTime now, out Premise premise) =>
        FindPremise(esiId, register, now, out premise) ?? rights.At(premise, esiId) ?? NotReachable(premise, esiId)
        ?? (register.IsMeterOf(premise, meter) ? null : NotItsMeter(esiId, meter, register, now));

    /// <summary>The premise of an ESIID, whoever asks; else why there is none.</summary>
    public static Refusal? FindPremise(ReadOnlySpan<char> esiId, PremiseRegister register, MarketTime now, out Premise premise)
    {
        if (register.TryFind(esiId, now, out premise))
        {
            return null;
        }

        return esiId.Length is not (17 or 22) || esiId.ContainsAnyExceptInRange('0', '9') ? new Refusal(Refusals.BadEsiId, "ESIID must be 17 or 22 digits.")
            : TdspDirectory.ByPrefix(esiId) is null
                ? new Refusal(Refusals.UnknownTdsp, $"ESIID {esiId} is not in the register, and its prefix belongs to no TDSP of Smart Meter Texas.")
                : new Refusal(Refusals.BadEsiId, $"ESIID {esiId} is not in the register.");
    }

    /// <summary>Who names a meter that was exchanged is told which one took its place.</summary>
    private static Refusal NotItsMeter(ReadOnlySpan<char> esiId, ReadOnlySpan<char> meter, PremiseRegister register, MarketTime now) => new(
        Refusals.MeterMismatch,
        register.Market.ExchangeOf(esiId.ToString(), meter.ToString(), now) is { } exchange
            ? $"MeterSerialNumber is not that of ESIID {esiId} any more: its meter was exchanged for {exchange.NewMeter}."
            : $"MeterSerialNumber is not that of ESIID {esiId}.");

    private static Refusal? Resolve(
        in AddressText address, CallerRights rights, MessageTypes type, PremiseRegister register, MarketTime now, out Premise premise, out Eui64 device)
    {
        device = default;
        return Find(address.EsiId, address.MeterSerialNumber, rights, register, now, out premise) ?? FindDevice(address, premise, register, out device)
            ?? rights.ToSend(type, premise, address.EsiId, device);
    }

    private static Refusal? FindDevice(in AddressText address, in Premise premise, PremiseRegister register, out Eui64 device)
    {
        device = default;
        if (address.DeviceMacAddress.IsEmpty)
        {
            return null;
        }

        return !Eui64.TryParse(address.DeviceMacAddress, out device) ? new Refusal(Refusals.BadMac, "DeviceMACAddr must be 16 hex digits.")
            : !register.HasDevice(premise, device) ? new Refusal(Refusals.UnknownDevice, $"DeviceMACAddr {device} is not joined at ESIID {address.EsiId}.")
            : null;
    }

    /// <summary>Imported premises may be switched off, ended, or without a HAN.</summary>
    internal static Refusal? NotReachable(in Premise premise, ReadOnlySpan<char> esiId) =>
        premise.Status != PremiseStatus.Active ? new Refusal(Refusals.BadEsiId, $"ESIID {esiId} is not active: its TDSP says {premise.Status}.")
        : premise.Esi.IsNone ? new Refusal(Refusals.NoHan, $"ESIID {esiId}: its meter has no home area network.")
        : null;

    /// <summary>A device whose whole ESI is addressed as well would be asked twice: the second address is a repeat. Answers how many are left.</summary>
    private int LeaveOutCovered(DistinctTargets met, OrderTarget[] targets, byte[] tdsps, int count)
    {
        // Which are left is decided before any of them moves: the set knows them by their places.
        Span<bool> covered = new bool[count];
        for (int i = 0; i < count; i++)
        {
            covered[i] = !targets[i].Device.IsNone && met.Contains(targets, targets[i].Esi.Value, device: 0);
        }

        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (!covered[i])
            {
                targets[kept] = targets[i];
                tdsps[kept++] = tdsps[i];
            }
        }

        Duplicates += count - kept;
        return kept;
    }

    private List<(Tdsp, OrderTarget[])> Sort(ReadOnlySpan<OrderTarget> targets, ReadOnlySpan<byte> tdsps)
    {
        Span<int> counts = stackalloc int[_tdsps.Count];
        for (int i = 0; i < targets.Length; i++)
        {
            counts[tdsps[i]]++;
        }

        var sorted = new OrderTarget[_tdsps.Count][];
        for (int i = 0; i < sorted.Length; i++)
        {
            sorted[i] = new OrderTarget[counts[i]];
        }

        counts.Clear();
        for (int i = 0; i < targets.Length; i++)
        {
            sorted[tdsps[i]][counts[tdsps[i]]++] = targets[i];
        }

        return [.. _tdsps.Zip(sorted).Where(t => t.Second.Length > 0)];
    }

    /// <summary>There are five TDSPs: a walk over those met so far beats a look-up.</summary>
    private byte IndexOf(Tdsp tdsp)
    {
        int index = _tdsps.IndexOf(tdsp);
        if (index < 0)
        {
            index = _tdsps.Count;
            _tdsps.Add(tdsp);
        }

        return (byte)index;
    }
}
