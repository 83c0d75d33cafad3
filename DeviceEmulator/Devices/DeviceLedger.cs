using System.Globalization;
using System.Runtime.InteropServices;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Devices;

/// <summary>
/// What every device actually did, kept apart from what was reported, so that the two can be compared. One row for each device and event that the
/// device accepted or refused with a report. May be shared by the lanes of several loops and read while they run.
/// </summary>
public sealed class DeviceLedger
{
    public const string Header = "esi,device,issuer_event_id,received_at,started_at,ended_at,outcome,opted_out_at_start,opt_outs,opt_ins,criticality,"
        + "cooling_set_point,heating_set_point,load_adjustment,duty_cycle";

    private readonly Lock _gate = new();
    private readonly List<LedgerEntry> _entries = [];

    /// <summary>Rows that stood before the first one and are forgotten.</summary>
    private int _forgotten;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>A copy of the rows, sorted by event, ESI and device.</summary>
    public LedgerEntry[] ToArray()
    {
        LedgerEntry[] entries;
        lock (_gate)
        {
            entries = [.. _entries];
        }

        Array.Sort(entries, Compare);
        return entries;
    }

    /// <summary>
    /// Forgets the rows of events that devices received before a moment, whether they are over or not, so that a home may live for ever. Rows are in the order
    /// of receipt where one loop fills the ledger; with several the first row that is not so old keeps those after it.
    /// </summary>
    public void Forget(MarketTime receivedBefore)
    {
        lock (_gate)
        {
            int old = _entries.FindIndex(e => e.ReceivedAt >= receivedBefore);
            old = old < 0 ? _entries.Count : old;
            _entries.RemoveRange(0, old);
            _forgotten += old;
        }
    }

    /// <summary>Writes every row as CSV: UTC times as ISO 8601, addresses as 16 hex digits, an empty field where there is no value.</summary>
    public void WriteCsv(TextWriter writer)
    {
        writer.Write(Header);
        writer.Write('\n');
        foreach (LedgerEntry entry in ToArray())
        {
            AppliedControl applied = entry.Applied;
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{entry.Esi},{entry.Device},{entry.IssuerEventId},{Text(entry.ReceivedAt)},{Text(entry.StartedAt)},{Text(entry.EndedAt)},"));
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{Outcome(entry)},{(entry.OptedOutAtStart ? 1 : 0)},{entry.OptOuts},{entry.OptIns},{(byte)entry.Criticality},"));
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{Text(applied.CoolingSetPoint)},{Text(applied.HeatingSetPoint)},{Text(applied.LoadAdjustment)},{Text(applied.DutyCycle)}\n"));
        }
    }

    internal int Add(in LedgerEntry entry)
    {
        lock (_gate)
        {
            _entries.Add(entry);
            return _forgotten + _entries.Count - 1;
        }
    }

    internal void Note(int row, in DrlcTransition transition, MarketTime at, in AppliedControl applied)
    {
        lock (_gate)
        {
            if (row < _forgotten)
            {
                return;
            }

            ref LedgerEntry entry = ref CollectionsMarshal.AsSpan(_entries)[row - _forgotten];
            if (transition.Trigger == DrlcTrigger.StartDue)
            {
                entry.StartedAt = at;
                entry.OptedOutAtStart = transition.To == DrlcState.NotParticipating;
            }

            // Before the start the user may change their mind without anybody being told.
            bool began = entry.StartedAt != default;
            entry.OptOuts = (ushort)(entry.OptOuts + (began && transition.Trigger == DrlcTrigger.UserOptsOut ? 1 : 0));
            entry.OptIns = (ushort)(entry.OptIns + (began && transition.Trigger == DrlcTrigger.UserOptsIn ? 1 : 0));
            if (DrlcTransitions.IsApplied(transition.To))
            {
                entry.Applied = applied;
            }

            entry.EndedAt = DrlcTransitions.HasEnded(transition.To) ? at : default;
            entry.Outcome = transition.To switch
            {
                DrlcState.Scheduled or DrlcState.ScheduledOptedOut => LedgerOutcome.Scheduled,
                DrlcState.Running or DrlcState.NotParticipating or DrlcState.RunningOptedOut or DrlcState.RunningOptedIn
                    or DrlcState.GivingWay or DrlcState.GivingWayOptedOut => LedgerOutcome.Running,
                DrlcState.Completed => LedgerOutcome.Completed,
                DrlcState.PartlyOptedOut => LedgerOutcome.PartlyOptedOut,
                DrlcState.PartlyOptedIn => LedgerOutcome.PartlyOptedIn,
                DrlcState.DidNotParticipate => LedgerOutcome.DidNotParticipate,
                DrlcState.Cancelled => LedgerOutcome.Cancelled,
                DrlcState.Superseded => LedgerOutcome.Superseded,
                _ => throw new InvalidOperationException($"No outcome for {transition.To}."),
            };
        }
    }

    private static int Compare(LedgerEntry a, LedgerEntry b)
    {
        int order = a.IssuerEventId.CompareTo(b.IssuerEventId);
        order = order != 0 ? order : a.Esi.CompareTo(b.Esi);
        order = order != 0 ? order : a.Device.CompareTo(b.Device);
        return order != 0 ? order : a.ReceivedAt.CompareTo(b.ReceivedAt);
    }

    private static string Outcome(in LedgerEntry entry) =>
        entry.Outcome == LedgerOutcome.Rejected ? $"Rejected {(byte)entry.RejectedWith:X2}" : entry.Outcome.ToString();

    private static string Text(MarketTime time) => time == default ? "" : time.ToString();

    private static string Text(short setPoint) => setPoint == Unused.TemperatureSetPoint ? "" : setPoint.ToString(CultureInfo.InvariantCulture);

    private static string Text(sbyte load) => load == Unused.AverageLoadAdjustment ? "" : load.ToString(CultureInfo.InvariantCulture);

    private static string Text(byte dutyCycle) => dutyCycle == Unused.DutyCycle ? "" : dutyCycle.ToString(CultureInfo.InvariantCulture);
}
