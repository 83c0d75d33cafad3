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
    private readonly Dictionary<Tdsp, List<OrderTarget>> _byTdsp = [];
    private readonly List<AddressFault> _faults = [];

    /// <summary>Kept from request to request: a set of ten thousand is too large to make anew each time.</summary>
    private static readonly ConcurrentBag<HashSet<(ulong Esi, ulong Device)>> _sets = [];

    private readonly HashSet<(ulong Esi, ulong Device)> _seen;
    private int _devices;

    public AddressResolution(IReadOnlyList<RequestAddress> addresses, string duns, SystemAccount account, PremiseRegister register, MarketTime now)
    {
        _seen = _sets.TryTake(out HashSet<(ulong Esi, ulong Device)>? set) ? set : [];
        for (int i = 0; i < addresses.Count; i++)
        {
            RequestAddress address = addresses[i];
            if (Resolve(address, duns, account, register, now, out Premise premise, out Eui64 device) is { } refusal)
            {
                _faults.Add(new AddressFault(
                    (uint)i + 1, address.EsiId, address.MeterSerialNumber, address.DeviceMacAddress, refusal.Code, $"Address {i + 1}: {refusal.Message}"));
            }
            else if (_seen.Add((premise.Esi.Value, device.Value)))
            {
                _devices += device.IsNone ? 0 : 1;
                Add(premise.Tdsp, new OrderTarget((uint)i + 1, premise.Esi, device));
            }
            else
            {
                Duplicates++;
            }
        }

        LeaveOutCovered();
        _seen.Clear();
        _sets.Add(_seen);
    }

    public IReadOnlyDictionary<Tdsp, List<OrderTarget>> ByTdsp => _byTdsp;

    public IReadOnlyList<AddressFault> Faults => _faults;

    public int Duplicates { get; private set; }

    public int Accepted => _byTdsp.Values.Sum(t => t.Count);

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

        if (!MayAddress(premise, duns, account))
        {
            return new Refusal(Refusals.NotRepOfRecord, $"ESIID {address.EsiId}: {duns} is not its REP of record.");
        }

        if (!register.IsMeterOf(premise, address.MeterSerialNumber))
        {
            return new Refusal(Refusals.MeterMismatch, $"MeterSerialNumber is not that of ESIID {address.EsiId}.");
        }

        if (NotReachable(premise, address.EsiId) is { } notReachable)
        {
            return notReachable;
        }

        if (address.DeviceMacAddress is not { Length: > 0 } mac)
        {
            return null;
        }

        return !Eui64.TryParse(mac, out device) ? new Refusal(Refusals.BadMac, "DeviceMACAddr must be 16 hex digits.")
            : !register.HasDevice(premise, device) ? new Refusal(Refusals.UnknownDevice, $"DeviceMACAddr {device} is not joined at ESIID {address.EsiId}.")
            : null;
    }

    /// <summary>A REP acts for the ESIIDs whose REP of record it is, a TDSP for those that it serves (decision 0.12).</summary>
    private static bool MayAddress(in Premise premise, string duns, SystemAccount account) =>
        account.RequesterType == 1 ? premise.Tdsp.Duns == duns : premise.RepDuns == duns;

    /// <summary>Imported premises may be switched off, ended, or without a HAN.</summary>
    private static Refusal? NotReachable(in Premise premise, string esiId) =>
        premise.Status != PremiseStatus.Active ? new Refusal(Refusals.BadEsiId, $"ESIID {esiId} is not active: its TDSP says {premise.Status}.")
        : premise.Esi.IsNone ? new Refusal(Refusals.NoHan, $"ESIID {esiId}: its meter has no home area network.")
        : null;

    /// <summary>A device whose whole ESI is addressed as well would be asked twice: the second address is a repeat.</summary>
    private void LeaveOutCovered()
    {
        if (_devices == 0)
        {
            return;
        }

        foreach (List<OrderTarget> targets in _byTdsp.Values)
        {
            Duplicates += targets.RemoveAll(t => !t.Device.IsNone && _seen.Contains((t.Esi.Value, 0)));
        }
    }

    private void Add(Tdsp tdsp, in OrderTarget target)
    {
        if (!_byTdsp.TryGetValue(tdsp, out List<OrderTarget>? targets))
        {
            _byTdsp.Add(tdsp, targets = []);
        }

        targets.Add(target);
    }
}
