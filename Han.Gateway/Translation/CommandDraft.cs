using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Translation;

/// <summary>A checked command that waits for its moment of acceptance: then it becomes one SEP command in absolute time.</summary>
public abstract record CommandDraft
{
    /// <summary>Reports may come this long after the last moment at which a device can act (smt-han-api, "When is it over?").</summary>
    protected static readonly TimeSpan ReportGrace = TimeSpan.FromMinutes(15);

    /// <summary>Both randomisation attributes of a DRLC client go to 60 minutes (sep-facts 3.2).</summary>
    protected static readonly TimeSpan LargestRandomization = TimeSpan.FromMinutes(60);

    public abstract EventCategory Category { get; }

    /// <summary>The event that a cancel names, else null.</summary>
    public virtual StoredEvent? Cancels => null;

    /// <summary>The caller's own event id, else null.</summary>
    public virtual uint? CallersEventId => null;

    public bool IsEvent => Category == EventCategory.LCE;

    /// <summary>A command never goes below this priority: a cancel inherits its event's.</summary>
    public OrderPriority LeastPriority => Cancels?.Priority ?? OrderPriority.Low;

    /// <summary>Encodes the command, once for all its addresses.</summary>
    /// <param name="eventId">The gateway's IssuerEventID for a new event; unused by cancels.</param>
    public abstract StampedCommand Stamp(uint eventId, MarketTime acceptedAt);
}
