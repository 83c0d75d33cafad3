using System.Runtime.CompilerServices;

namespace DeviceEmulator.Profile;

/// <summary>
/// How ESIs and devices read 075356r15 Annex D where its text is not settled or implementations are known to differ: each difference is one value. SIL
/// stands for the Silicon Labs application framework, PW for panweave, which cites a later revision (SE 1.4a) and is weaker evidence, ZS for
/// zsmartsystems. docs/load-control.md has the rules.
/// </summary>
public sealed record Interpretation
{
    /// <summary>The most that <see cref="ReportDelaySeconds"/> may be.</summary>
    public const int LongestReportDelaySeconds = 60;

    public static Interpretation Default { get; } = new();

    /// <summary>Events that a device holds and that have not ended, 3..255; SIL: 3. With no room the device reports FE.</summary>
    public int ClientEventCapacity { get; init => field = InRange(value, 3, 255); } = 3;

    /// <summary>Deliveries of events that an ESI holds, 2..255; ZS and SIL ask for 2 or more. With no room the ESI refuses the delivery.</summary>
    public int ServerEventCapacity { get; init => field = InRange(value, 2, 255); } = 10;

    /// <summary>Prices that an ESI holds, 5..255; ZS and SIL ask for 5 or more. The head-end gives the next when there is room.</summary>
    public int ServerPriceCapacity { get; init => field = InRange(value, 5, 255); } = 5;

    /// <summary>Meters of the time showed a text or price on every display, whichever was meant (the default).</summary>
    public DisplayDelivery DisplayDelivery { get; init; }

    /// <summary>PW rejects (the default), SIL ignores.</summary>
    public ReservedCriticality ReservedCriticality { get; init; }

    /// <summary>SIL: one second before (the default); PW: at once.</summary>
    public SupersededReport SupersededReport { get; init; }

    /// <summary>PW and Annex E rule 8: when covered (the default); SIL: equal class or group (CCB 1291).</summary>
    public PartialOverlap PartialOverlap { get; init; }

    /// <summary>SIL does not compare ids (the default), PW rejects the smaller one.</summary>
    public OlderEventId OlderEventId { get; init; }

    /// <summary>SIL draws seconds (the default), PW minutes.</summary>
    public RandomUnit RandomUnit { get; init; }

    /// <summary>SIL: with the start (the default); PW: at once.</summary>
    public OptOutBeforeStart OptOutBeforeStart { get; init; }

    /// <summary>SIL: 04 (the default); PW: 02.</summary>
    public StartWhenOptedOut StartWhenOptedOut { get; init; }

    /// <summary>PW: F8 (the default).</summary>
    public CancelScopeMismatch CancelScopeMismatch { get; init; }

    /// <summary>SIL: Default Response (the default); ZS: either.</summary>
    public FilteredOut FilteredOut { get; init; }

    /// <summary>SIL: Default Response (the default), or ignored.</summary>
    public RepeatedEvent RepeatedEvent { get; init; }

    /// <summary>ZS and PW: the event's end (the default); SIL: its start.</summary>
    public ScheduledEventsFrom ScheduledEventsFrom { get; init; }

    /// <summary>The longest random delay of a Report Event Status, 0..60 seconds; PW, citing D.2.3.3.1.2: 5.</summary>
    public int ReportDelaySeconds { get; init => field = InRange(value, 0, LongestReportDelaySeconds); } = 5;

    private static int InRange(int value, int lowest, int highest, [CallerMemberName] string property = "") =>
        value >= lowest && value <= highest ? value : throw new ArgumentOutOfRangeException(property, value, $"{lowest} to {highest}.");
}
