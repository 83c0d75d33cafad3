namespace Han.Tests.Oracle;

/// <summary>How and when a device's event comes to its end. <paramref name="Status"/> 03 stands for whatever its participation makes of a normal end.</summary>
/// <param name="At">When its last report is made.</param>
/// <param name="By">The other event that ends it, or null.</param>
internal readonly record struct Fate(long At, byte Status, HeldEvent? By = null)
{
    public const byte Done = 3, Cancelled = 6, Superseded = 7;
}

/// <summary>
/// The ends of all events that a device holds. Each end is the earliest of what can end the event: its own end, its cancel, a newer overlapping event, a
/// later-scheduled one that begins. As the ends depend on one another they are found as a fixed point: begun with every event's own end, each round sets
/// right at least the next one in time.
/// </summary>
internal sealed class EventFates(IReadOnlyList<HeldEvent> events, ushort deviceClass, LoadControlRules rules)
{
    private readonly Dictionary<HeldEvent, Fate> _fates = events.ToDictionary(e => e, e => new Fate(e.End, Fate.Done));

    public IReadOnlyDictionary<HeldEvent, Fate> Solve()
    {
        bool changed = events.Count > 0;
        for (int round = 0; changed; round++)
        {
            Assert.True(round <= 4 * events.Count, "The ends of the events do not settle.");
            changed = false;
            foreach (HeldEvent e in events)
            {
                Fate fate = FateOf(e);
                changed |= fate != _fates[e];
                _fates[e] = fate;
            }
        }

        return _fates;
    }

    private Fate FateOf(HeldEvent e)
    {
        // A cancel is never later than the event's end, and at the same moment it is the cancel that ends it.
        long end = RunOn(e);
        Fate fate = e.Cancel <= end ? new Fate(e.Cancel, Fate.Cancelled) : new Fate(end, Fate.Done);
        foreach (HeldEvent other in events.Where(o => o != e && EndsFor(o, e)))
        {
            Fate? ends = other.OverlapsBySchedule(e) ? Supersede(e, other) : Succeed(e, other);
            fate = ends is { } earlier && earlier.At <= fate.At ? earlier : fate;
        }

        return fate;
    }

    /// <summary>A superseded event that runs is not ended by its own end, so that no gap appears before the newer one (rule 6).</summary>
    private long RunOn(HeldEvent e)
    {
        long end = e.End;
        foreach (HeldEvent newer in events.Where(n => Supersedes(n, e) && n.Accepted < e.End && EndsFor(n, e)))
        {
            // Until the newer one begins, or is itself over.
            if (_fates[newer].At > end)
            {
                end = Math.Max(end, Math.Min(newer.Start, _fates[newer].At));
            }
        }

        return end;
    }

    private static bool Supersedes(HeldEvent newer, HeldEvent e) => newer.Accepted > e.Accepted && newer.OverlapsBySchedule(e);

    /// <summary>Annex E rules 5 and 6b: the newer one wins, whatever state the old one is in. What has not begun is gone at once.</summary>
    private Fate? Supersede(HeldEvent e, HeldEvent newer)
    {
        if (newer.Accepted <= e.Accepted)
        {
            return null;
        }

        if (e.Start > newer.Accepted)
        {
            return new Fate(newer.Accepted, Fate.Superseded, newer);
        }

        long report = Math.Max(newer.Accepted, newer.Start - rules.SupersededLeadMilliseconds);
        return IsThereAt(newer, report) ? new Fate(report, Fate.Superseded, newer) : null;
    }

    /// <summary>Rules 6b-6d: a later-scheduled event that begins ends the random tail of the one before, or leaves it no time to begin.</summary>
    private Fate? Succeed(HeldEvent e, HeldEvent next)
    {
        if (next.Sent.Start < e.Sent.Start || !IsThereAt(next, next.Start))
        {
            return null;
        }

        return new Fate(next.Start, e.Start > next.Start ? Fate.Superseded : Fate.Done, next);
    }

    /// <summary>Still there, or cancelled only at that moment (what was planned first comes first).</summary>
    private bool IsThereAt(HeldEvent e, long moment) => _fates[e] is var fate && (fate.At > moment || (fate.At == moment && fate.Status != Fate.Superseded));

    /// <summary>Rule 8: an event for a part of the classes ends the other only for that part.</summary>
    private bool EndsFor(HeldEvent ending, HeldEvent ended)
    {
        int common = ending.Sent.Class & ended.Sent.Class & deviceClass;
        return rules.SupersedesOnlyWhenCovered ? common == (ended.Sent.Class & deviceClass) : common != 0;
    }
}
