using System.Collections.Frozen;

namespace Han.Gateway.Agreements;

/// <summary>
/// The life cycle of an agreement (Understanding Smart Meter Texas, "Agreement Invitation Process") as one table; docs/agreements.md draws it. What is not in it
/// changes nothing: a second reminder, an answer to an invitation that is over, the end of what has ended.
/// </summary>
public static class AgreementLifeCycle
{
    private static readonly AgreementStatus[] _open = [AgreementStatus.Invited, AgreementStatus.Reminded];
    private static readonly AgreementStatus[] _alive = [.. _open, AgreementStatus.Active];

    /// <summary>How long an invitation can be answered. A reminder does not make it longer.</summary>
    public static TimeSpan InvitationLasts { get; } = TimeSpan.FromDays(30);

    /// <summary>How long a removal that the TDSP has failed at is let be before it is asked for again.</summary>
    public static TimeSpan RemovalRests { get; } = TimeSpan.FromDays(1);

    /// <summary>How many active agreements of one kind there may be at a meter.</summary>
    public const int MostPerMeter = 5;

    public static IReadOnlyList<AgreementTransition> Table { get; } =
    [
        new(AgreementStatus.None, AgreementTrigger.Filed, AgreementStatus.Invited),
        new(AgreementStatus.Invited, AgreementTrigger.Resent, AgreementStatus.Reminded),
        .. _open.Select(from => new AgreementTransition(from, AgreementTrigger.Accepted, AgreementStatus.Active)),
        .. _open.Select(from => new AgreementTransition(from, AgreementTrigger.Rejected, AgreementStatus.Rejected)),
        .. _open.Select(from => new AgreementTransition(from, AgreementTrigger.TimedOut, AgreementStatus.Expired)),
        .. _alive.Select(from => new AgreementTransition(from, AgreementTrigger.Terminated, AgreementStatus.Terminated)),
        .. _alive.Select(from => new AgreementTransition(from, AgreementTrigger.DeviceRemoved, AgreementStatus.Terminated)),
        .. _alive.Select(from => new AgreementTransition(from, AgreementTrigger.MovedOut, AgreementStatus.Terminated)),
    ];

    private static readonly FrozenDictionary<(AgreementStatus, AgreementTrigger), AgreementStatus> _next =
        Table.ToFrozenDictionary(t => (t.From, t.Trigger), t => t.To);

    /// <summary>The status that follows; false when the trigger means nothing now.</summary>
    public static bool TryNext(AgreementStatus from, AgreementTrigger trigger, out AgreementStatus next) => _next.TryGetValue((from, trigger), out next);
}
