using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace Han.Gateway.Agreements;

/// <summary>An agreement, or the invitation to one, as the gateway keeps it. Replaced as a whole when something changes.</summary>
public sealed record HanAgreement
{
    /// <summary>AgreementNumber: seven digits, from <see cref="FirstNumber"/> on.</summary>
    public required long Number { get; init; }
    public required AgreementKind Kind { get; init; }

    /// <summary>The company that invited the customer, and the account and user by which it did.</summary>
    public required string Duns { get; init; }
    public required string Account { get; init; }
    public required string Requester { get; init; }
    public required string EsiId { get; init; }

    /// <summary>The device that it is about.</summary>
    public required Eui64 Mac { get; init; }

    /// <summary>As the company spelt it.</summary>
    public required string DeviceType { get; init; }
    public string? DeviceDescription { get; init; }

    /// <summary>Of a device that is still to be added; readable by the vault alone, empty otherwise.</summary>
    public byte[] SealedInstallCode { get; init; } = [];

    /// <summary>What an In-Home Services Agreement allows to send.</summary>
    public MessageTypes MessageTypes { get; init; }
    public required string CustomerName { get; init; }

    /// <summary>Null where the customer was named by an Account Authorization Code.</summary>
    public string? CustomerEmail { get; init; }

    /// <summary>Keyed digest of the customer's Account Authorization Code; null where the customer was named by e-mail.</summary>
    public string? CustomerCode { get; init; }
    public required string Language { get; init; }

    /// <summary>Where the company wants to hear of the device's provisioning, or null.</summary>
    public Uri? CallbackUri { get; init; }
    public MarketTime FiledAt { get; init; }

    /// <summary>From this moment on the invitation can no longer be answered.</summary>
    public MarketTime ExpiresAt { get; init; }

    /// <summary>The number of the request that filed it.</summary>
    public long FiledBy { get; init; }
    public AgreementStatus Status { get; init; }
    public MarketTime Since { get; init; }

    /// <summary>Who brought it to where it is, and by which request; 0 where none did.</summary>
    public AgreementParty Party { get; init; }
    public long Request { get; init; }
    public string? Note { get; init; }

    /// <summary>When the last row of its history was noted, where that is not <see cref="Since"/>; the history alone keeps it.</summary>
    public MarketTime? NotedAt { get; init; }
    public FollowUp FollowUp { get; init; }

    /// <summary>What was asked for last by a follow-up that is due or was: its request, StatusCode and StatusMessage. Null before the first.</summary>
    public string? FollowUpRequest { get; init; }
    public string? FollowUpCode { get; init; }
    public string? FollowUpMessage { get; init; }

    /// <summary>Rows of its history.</summary>
    public int Changes { get; init; }

    /// <summary>Seven digits, as Smart Meter Texas numbers agreements.</summary>
    public const long FirstNumber = 1_000_001;

    /// <summary>Itself after a trigger; null when the trigger means nothing now.</summary>
    public HanAgreement? After(AgreementTrigger trigger, MarketTime at, long request, AgreementParty party, string? note = null)
    {
        if (!AgreementLifeCycle.TryNext(Status, trigger, out AgreementStatus next))
        {
            return null;
        }

        FollowUp followUp = (Kind, trigger, Status) switch
        {
            (AgreementKind.InHomeDevice, AgreementTrigger.Accepted, _) => FollowUp.Provision,
            // At a move-out every device of the premise goes, whoever had it added, and every event ends, whoever sent it.
            (AgreementKind.InHomeDevice, AgreementTrigger.Terminated, AgreementStatus.Active) => FollowUp.Remove,
            (AgreementKind.InHomeServices, AgreementTrigger.Terminated or AgreementTrigger.DeviceRemoved, AgreementStatus.Active) => FollowUp.Cancel,
            _ => FollowUp.None,
        };
        bool isNew = followUp != FollowUp.None;
        return this with
        {
            Status = next,
            Since = at,
            Request = request,
            Party = party,
            Note = note,
            NotedAt = null,
            FollowUp = followUp,
            FollowUpRequest = isNew ? null : FollowUpRequest,
            FollowUpCode = isNew ? null : FollowUpCode,
            FollowUpMessage = isNew ? null : FollowUpMessage,
            SealedInstallCode = next.IsOpen() || followUp == FollowUp.Provision ? SealedInstallCode : [],
            Changes = Changes + 1,
        };
    }

    /// <summary>
    /// Itself at a moment: an invitation that nobody answered is over from <see cref="ExpiresAt"/> on, whoever looks and whether or not that is on disk already.
    /// </summary>
    public HanAgreement At(MarketTime now) =>
        Status.IsOpen() && now >= ExpiresAt ? After(AgreementTrigger.TimedOut, ExpiresAt, 0, AgreementParty.Smt)! : this;

    /// <summary>Itself when its follow-up has been asked for and nothing is left of it: it was accepted, or can never be.</summary>
    public HanAgreement Followed(MarketTime at, string requestId, string code, string message) =>
        Asked(at, requestId, code, message) with { FollowUp = FollowUp.None, SealedInstallCode = [] };

    /// <summary>Itself when its follow-up has been asked for and stays due, until what was asked for has come about.</summary>
    public HanAgreement Asked(MarketTime at, string requestId, string code, string message) =>
        Noted(at, $"{(FollowUp == FollowUp.Provision ? "provisioning" : "removal")}: {code} {message}") with
        {
            FollowUpRequest = requestId,
            FollowUpCode = code,
            FollowUpMessage = message,
        };

    /// <summary>Itself when nothing is left of its follow-up.</summary>
    public HanAgreement Done(MarketTime at, string note) => Noted(at, note) with { FollowUp = FollowUp.None, SealedInstallCode = [] };

    private HanAgreement Noted(MarketTime at, string note) => this with { Note = note, NotedAt = at, Changes = Changes + 1 };
}
