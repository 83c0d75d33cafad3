using DeviceEmulator.Time;
using Han.Gateway.Agreements;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Han.Gateway.Routing;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Gateway.Translation;

/// <summary>A checked command that waits for its moment of acceptance: then it becomes one SEP command in absolute time.</summary>
public abstract record CommandDraft
{
    /// <summary>Reports may come this long after the last moment at which a device can act (smt-han-api, "When is it over?").</summary>
    protected static readonly TimeSpan ReportGrace = TimeSpan.FromMinutes(15);

    /// <summary>Both randomisation attributes of a DRLC client go to 60 minutes (sep-facts 3.2).</summary>
    protected static readonly TimeSpan LargestRandomization = TimeSpan.FromMinutes(60);

    /// <summary>A message without an end is given up when it could not be delivered for so long.</summary>
    protected static readonly TimeSpan OpenEnded = TimeSpan.FromHours(24);

    public abstract EventCategory Category { get; }

    /// <summary>What an agreement must allow for it to be sent.</summary>
    public MessageTypes MessageType => Category switch
    {
        EventCategory.STM or EventCategory.CSM => MessageTypes.SimpleText,
        EventCategory.PRM => MessageTypes.Pricing,

        // The enrollment group of a device decides which load control events it takes.
        _ => MessageTypes.LoadControl,
    };

    /// <summary>The event that a cancel names, else null.</summary>
    public virtual StoredEvent? Cancels => null;

    /// <summary>The caller's own event id, else null.</summary>
    public virtual uint? CallersEventId => null;

    /// <summary>How many ids on the wire it takes, one after the other; a cancel takes none.</summary>
    public virtual int EventIds => Cancels is null && Category != EventCategory.CAL ? 1 : 0;

    /// <summary>The caller's own ids, one for each of <see cref="EventIds"/>; null where it gave none.</summary>
    public virtual IReadOnlyList<uint?> Aliases => CallersEventId is { } one ? [one] : [];

    /// <summary>True for what ends something else: its answer carries a MessageCancellationID.</summary>
    public virtual bool IsCancel => EventIds == 0;

    /// <summary>Why an address of a TDSP cannot be sent this; null where it can.</summary>
    /// <param name="device">The device that is meant, or none for all.</param>
    public virtual Refusal? RefusalAt(Tdsp tdsp, Eui64 device) => null;

    /// <summary>A command never goes below this priority: a cancel inherits its event's.</summary>
    public OrderPriority LeastPriority => Cancels?.Priority ?? OrderPriority.Low;

    /// <summary>Encodes the command, once for all its addresses.</summary>
    /// <param name="eventId">The gateway's first id for it; unused by cancels.</param>
    public abstract StampedCommand Stamp(uint eventId, MarketTime acceptedAt);
}
