using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Callbacks;
using Han.Gateway.Provisioning;
using Han.Gateway.Requests;
using Han.Gateway.Storage;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace Han.Gateway.Agreements;

/// <summary>
/// The desk for what files or changes agreements: a company's invitations, reminders and terminations, and a customer's answers. When its answer says accepted, the
/// change is on disk; what it sets going by itself follows at once, and after a crash at the next start (<see cref="AgreementFollowUps"/>).
/// </summary>
public sealed class AgreementDesk(
    InvitationChecks checks, PremiseRights rights, AgreementFinder finder, AgreementBook book, AgreementRecorder recorder, AgreementFollowUps followUps,
    InstallCodeVault vault, CallbackPolicy callbacks, StoredRequests stored, MarketClock clock, IVisibleIds ids, ILogger<AgreementDesk> logger) : ICommandDesk
{
    IEnumerable<Type> ICommandDesk.Commands =>
        [typeof(FileAgreementCommand), typeof(ResendInvitationCommand), typeof(TerminateAgreementCommand), typeof(AnswerAgreementCommand)];

    public async ValueTask<HanAnswer> SubmitAsync(Caller caller, HanRequest request, CancellationToken cancellationToken)
    {
        HanAnswer answer = await DecideAsync(caller, request, cancellationToken).ConfigureAwait(false);
        if (!answer.Accepted)
        {
            logger.RequestRefused(answer.RequestId, answer.StatusCode, answer.StatusMessage);
        }
        else if (answer is AgreementAcknowledgement { AgreementNumber: { } number } done)
        {
            logger.AgreementChanged(number, done.AgreementStatus!, done.RequestId);
            await followUps.TryRunAsync(number).ConfigureAwait(false);
        }

        return answer;
    }

    private async ValueTask<HanAnswer> DecideAsync(Caller caller, HanRequest request, CancellationToken cancellationToken)
    {
        RequestHeader header = request.Header;
        var sender = new AgreementSender(
            header.RequesterAuthenticationId, caller.Account.Name, header.RequesterId, header.RequestId, ContentOf(request));
        if (Again(sender) is { } answered)
        {
            return answered;
        }

        // What is judged is stamped a little later: what took effect in between, or was learned, counts.
        HanAnswer? answer;
        do
        {
            RightsMark mark = rights.Mark(clock.Now);
            (Func<MarketTime, long, HanAgreement>? change, string message, Refusal? refusal) = Judge(request, caller.Account, sender);
            if (change is null)
            {
                await clock.WaitForHoldsAsync(cancellationToken).ConfigureAwait(false);
                return Again(sender) ?? AgreementAcknowledgement.Refuse(ids.NextId(), refusal!);
            }

            answer = await recorder.TryRecordAsync(sender, change, message, now => rights.Holds(mark, now), cancellationToken).ConfigureAwait(false);
        }
        while (answer is null);
        return answer;
    }

    private (Func<MarketTime, long, HanAgreement>?, string, Refusal?) Judge(HanRequest request, SystemAccount account, AgreementSender sender) => request.Command switch
    {
        FileAgreementCommand file => File(file, account, sender, request.Header.CallbackUri),
        ResendInvitationCommand resend => Change(resend.Agreement, account, sender, AgreementTrigger.Resent, AgreementParty.Company, null),
        TerminateAgreementCommand end => Change(end.Agreement, account, sender, AgreementTrigger.Terminated, AgreementParty.Company, end.ReasonText),
        AnswerAgreementCommand answer => Answer(answer, account, sender),
        _ => throw new InvalidOperationException($"No desk for agreements takes {request.Command.GetType().Name}."),
    };

    /// <summary>
    /// The answer to a reference that was used before. Asked once more where a request is to be refused, when what was stamped before is on disk: it may have met
    /// what its own first copy did.
    /// </summary>
    private HanAnswer? Again(AgreementSender sender) =>
        sender.Reference is { } reference && stored.FindReference(sender.Duns, reference) is { } first
            ? first.AnswerTo(sender.Content) ?? AgreementAcknowledgement.Refuse(ids.NextId(), Refusals.DuplicateReference)
            : null;

    private (Func<MarketTime, long, HanAgreement>?, string, Refusal?) File(
        FileAgreementCommand command, SystemAccount account, AgreementSender sender, Uri? callback)
    {
        Refusal? refusal = checks.Check(command, account, sender.Duns, out Eui64 mac, out InstallCode code);
        refusal ??= callback is null ? null : callbacks.Check(callback, account);
        if (refusal is not null)
        {
            return (null, "", refusal);
        }

        var invitation = new HanAgreement
        {
            Number = 0,
            Kind = command.Kind,
            Duns = sender.Duns,
            Account = sender.Account,
            Requester = sender.Requester,
            EsiId = command.EsiId,
            Mac = mac,
            DeviceType = command.DeviceType,
            DeviceDescription = command.DeviceDescription,
            SealedInstallCode = code.IsNone ? [] : vault.Seal(code),
            MessageTypes = command.MessageTypes,
            CustomerName = command.CustomerName,
            CustomerEmail = command.Customer.Email,
            CustomerCode = command.Customer.AuthorizationCode is { } secret ? vault.Digest(secret.Reveal()) : null,
            Language = command.Language,
            CallbackUri = callback,
        };
        refusal = AgreementLimits.Refuse(invitation with { Status = AgreementStatus.Invited }, book.At(command.EsiId), clock.Now);
        return refusal is null ? (Filed, "Customer invited", null) : (null, "", refusal);

        HanAgreement Filed(MarketTime now, long request) =>
            (invitation with { Number = recorder.NextNumber(), FiledAt = now, ExpiresAt = now.Plus(AgreementLifeCycle.InvitationLasts), FiledBy = request })
            .After(AgreementTrigger.Filed, now, request, AgreementParty.Company)!;
    }

    private (Func<MarketTime, long, HanAgreement>?, string, Refusal?) Answer(AnswerAgreementCommand command, SystemAccount account, AgreementSender sender)
    {
        if (!account.AnswersForCustomers)
        {
            return (null, "", new Refusal(Refusals.NotAuthorised, "RequesterID: this account does not answer for customers."));
        }

        HanAgreement? agreement = finder.Find(command.Agreement, sender.Duns, amongAll: true, out Refusal? refusal);
        refusal ??= !IsCustomerOf(agreement!, command.Customer)
            ? new Refusal(Refusals.NotAuthorised, "CustomerEmail or AccountAuthorizationCode: this customer was not invited.")
            : command.Answer == CustomerAnswer.Accept && !command.AcceptsTerms
                ? new Refusal(Refusals.OutOfRange, "TermsAccepted: an agreement is accepted with its terms only.")
                : null;
        AgreementTrigger trigger = command.Answer switch
        {
            CustomerAnswer.Accept => AgreementTrigger.Accepted,
            CustomerAnswer.Reject => AgreementTrigger.Rejected,
            _ => AgreementTrigger.Terminated,
        };
        return refusal is not null ? (null, "", refusal) : Change(command.Agreement, account, sender, trigger, AgreementParty.Customer, command.ReasonText);
    }

    private (Func<MarketTime, long, HanAgreement>?, string, Refusal?) Change(
        AgreementName name, SystemAccount account, AgreementSender sender, AgreementTrigger trigger, AgreementParty party, string? note)
    {
        HanAgreement? found = finder.Find(name, sender.Duns, party == AgreementParty.Customer && account.AnswersForCustomers, out Refusal? refusal);
        if (found?.At(clock.Now) is not { } agreement)
        {
            return (null, "", refusal);
        }

        // An open invitation is taken back by its company alone: the customer rejects it.
        bool isTakenBack = trigger == AgreementTrigger.Terminated && agreement.Status.IsOpen();
        if (agreement.After(trigger, clock.Now, 0, party) is not { } next || (isTakenBack && party == AgreementParty.Customer))
        {
            return (null, "", new Refusal(Refusals.NoSuchRequest, string.Create(
                CultureInfo.InvariantCulture, $"Agreement {agreement.Number} is {agreement.Status.Text(agreement.Party)}{Reminder(agreement, trigger)}.")));
        }

        refusal = trigger == AgreementTrigger.Accepted ? checks.CheckAgain(agreement) ?? AgreementLimits.Refuse(next, book.At(agreement.EsiId), clock.Now) : null;
        return refusal is not null ? (null, "", refusal)
            : ((now, request) => agreement.After(trigger, now, request, party, note)!, Message(trigger, next), null);
    }

    private static string Reminder(HanAgreement agreement, AgreementTrigger trigger) =>
        trigger == AgreementTrigger.Resent && agreement.Status == AgreementStatus.Reminded ? "; its invitation has been sent again already" : "";

    private static string Message(AgreementTrigger trigger, HanAgreement next) => (trigger, next.FollowUp) switch
    {
        (AgreementTrigger.Resent, _) => "Customer reminded",
        (AgreementTrigger.Accepted, FollowUp.Provision) => "Agreement active; the device is being provisioned",
        (AgreementTrigger.Accepted, _) => "Agreement active",
        (AgreementTrigger.Rejected, _) => "Invitation rejected",
        (_, FollowUp.Remove) => "Agreement ended; the device is being removed",
        _ => "Agreement ended",
    };

    private bool IsCustomerOf(HanAgreement agreement, in CustomerIdentity customer) => agreement.CustomerEmail is { } email
        ? email.Equals(customer.Email, StringComparison.OrdinalIgnoreCase)
        : customer.AuthorizationCode is { } code && agreement.CustomerCode == vault.Digest(code.Reveal());

    /// <summary>Tells a repeated request from another one; what is secret goes in by a keyed digest.</summary>
    private byte[] ContentOf(HanRequest request)
    {
        if (request.Header.RequestId is null)
        {
            return [];
        }

        (SecretText? code, CustomerIdentity customer) = request.Command switch
        {
            FileAgreementCommand file => (file.InstallationCode, file.Customer),
            AnswerAgreementCommand answer => (null, answer.Customer),
            _ => default,
        };
        string secrets = $"{vault.Digest(code?.Reveal() ?? "")}\n{vault.Digest(customer.AuthorizationCode?.Reveal() ?? "")}";
        return SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Command}\n{request.Header.CallbackUri}\n{secrets}\n"));
    }
}
