using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Provisioning;
using Han.Gateway.Requests;
using Han.Gateway.Storage;

namespace Han.Gateway.Agreements;

/// <summary>
/// The desk that tells where agreements stand. A company sees its own; who answers for customers sees every company's, by number or premise. It changes nothing,
/// so nothing of it is kept: asked again, it answers anew.
/// </summary>
public sealed class AgreementStatusDesk(
    AgreementFinder finder, AgreementBook book, StoredAgreements stored, DeviceBook devices, MarketClock clock, IVisibleIds ids) : ICommandDesk
{
    IEnumerable<Type> ICommandDesk.Commands => [typeof(AgreementStatusCommand)];

    public ValueTask<HanAnswer> SubmitAsync(Caller caller, HanRequest request, CancellationToken cancellationToken) =>
        new(Answer(caller.Account, request.Header.RequesterAuthenticationId, (AgreementStatusCommand)request.Command));

    private AgreementStatusAnswer Answer(SystemAccount account, string duns, AgreementStatusCommand command)
    {
        string id = ids.NextId();
        Refusal? refusal = command.Page.Check();
        if (refusal is not null || Find(account, duns, command, out refusal) is not { } found)
        {
            return AgreementStatusAnswer.Refuse(id, refusal!);
        }

        MarketTime now = clock.Now;
        HanAgreement[] all = [.. found.Select(a => a.At(now)).Where(a => command.Status is null || a.Status.Code() == command.Status)];
        AgreementRow[] page =
        [
            .. all.Skip((int)Math.Min(command.Page.Skip, int.MaxValue)).Take((int)command.Page.Size)
                .Select(a => new AgreementRow(a, DeviceStatusOf(a), History(a))),
        ];
        return new AgreementStatusAnswer(id, Refusals.Accepted, all.Length == 0 ? "No such agreement" : "Agreements found", all.Length, page);
    }

    private HanAgreement[]? Find(SystemAccount account, string duns, AgreementStatusCommand command, out Refusal? refusal)
    {
        refusal = null;
        if (command.Agreement is { } name)
        {
            return finder.Find(name, duns, account.AnswersForCustomers, out refusal) is { } one && (command.EsiId is null || one.EsiId == command.EsiId) ? [one]
                : refusal is null ? [] : null;
        }

        return command.EsiId is { } esiId
            ? Array.FindAll(book.At(esiId), a => a.Duns == duns || account.AnswersForCustomers)
            : book.OfCompany(duns);
    }

    /// <summary>That an invitation is over is told from the moment on, also before it is on disk.</summary>
    private IReadOnlyList<AgreementHistoryRow> History(HanAgreement agreement)
    {
        IReadOnlyList<AgreementHistoryRow> rows = stored.History(agreement.Number);
        return rows.Count == agreement.Changes ? rows : [.. rows, new AgreementHistoryRow(agreement.Since, agreement.Status, agreement.Party, agreement.Note)];
    }

    private string? DeviceStatusOf(HanAgreement agreement) =>
        agreement.Kind == AgreementKind.InHomeDevice && devices.Find(agreement.Mac) is { } device && device.EsiId == agreement.EsiId && device.Duns == agreement.Duns
            ? device.Status.Text()
            : null;
}
