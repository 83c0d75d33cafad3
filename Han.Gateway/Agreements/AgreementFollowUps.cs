using System.Data.Common;
using System.Security.Cryptography;
using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Callbacks;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using Han.Gateway.Storage;

namespace Han.Gateway.Agreements;

/// <summary>
/// What follows by itself from an answer or an end: the device of an accepted In-Home Device Agreement is provisioned, that of an ended one removed
/// (<see cref="DeviceRemovals"/>), and what an ended In-Home Services Agreement allowed is cancelled (<see cref="AgreementCancels"/>). At once, and again where that
/// did not come about, a crash included.
/// </summary>
public sealed class AgreementFollowUps(
    AgreementBook book, AgreementRecorder recorder, DeviceRemovals removals, AgreementCancels cancels, ProvisioningDesk provisioning, DeviceBook devices,
    PremiseRegister register, InstallCodeVault vault, AccountDirectory accounts, CallbackPolicy callbacks, StoredRequests stored, IVisibleIds ids, MarketClock clock,
    TimeProvider time, ILogger<AgreementFollowUps> logger) : BackgroundService
{
    private static readonly TimeSpan _lookEvery = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Those that were refused for now: how often in a row, and when they are asked for again. It belongs to who has the semaphore.</summary>
    private readonly Dictionary<long, (long Failures, DateTimeOffset NotBefore)> _refused = [];

    /// <summary>Carries out what an agreement has due, if anything; where that fails it stays due.</summary>
    public Task TryRunAsync(long number) => TryRunAsync(number, isLook: false);

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(_lookEvery, time);
        try
        {
            do
            {
                foreach (long number in book.Due())
                {
                    await TryRunAsync(number, isLook: true).WaitAsync(stoppingToken).ConfigureAwait(false);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    private async Task TryRunAsync(long number, bool isLook)
    {
        await _one.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (book.Find(number) is { FollowUp: not FollowUp.None } agreement && !(isLook && Rests(number)))
            {
                await RunAsync(agreement).ConfigureAwait(false);
            }
            else if (!isLook)
            {
                _refused.Remove(number);
            }
        }
        catch (Exception e) when (e is RequestNotStoredException or StoreUnavailableException or DbException or CryptographicException or InvalidDataException)
        {
            logger.FollowUpWaits(e, number);
        }
        finally
        {
            _one.Release();
        }
    }

    private bool Rests(long number) => _refused.TryGetValue(number, out (long, DateTimeOffset NotBefore) refused) && time.GetUtcNow() < refused.NotBefore;

    private async Task RunAsync(HanAgreement agreement)
    {
        HanAnswer? refused = agreement.FollowUp switch
        {
            FollowUp.Provision => await ProvisionAsync(agreement).ConfigureAwait(false),
            FollowUp.Remove => await RemoveAsync(agreement).ConfigureAwait(false),
            _ => await cancels.RunAsync(agreement, CancellationToken.None).ConfigureAwait(false),
        };
        if (refused is null)
        {
            _refused.Remove(agreement.Number);
            return;
        }

        long failures = _refused.GetValueOrDefault(agreement.Number).Failures + 1;
        _refused[agreement.Number] = (failures, time.GetUtcNow() + BackOff.After(failures, _lookEvery));
        logger.FollowUpRefused(agreement.Number, agreement.FollowUp, refused.StatusCode);
    }

    /// <summary>A refusal by something that changed while it was asked for passes; any other is the end of it, and the company may ask again.</summary>
    private async Task<HanAnswer?> ProvisionAsync(HanAgreement agreement)
    {
        string reference = FollowUpReference.Of(agreement);
        int changes = devices.Find(agreement.Mac)?.Changes ?? 0;
        HanAnswer answer = stored.FindReference(agreement.Duns, reference)?.Answer
            ?? await AskAsync(agreement, reference, new ProvisionDeviceCommand(
                agreement.EsiId, MeterOf(agreement), agreement.DeviceDescription, agreement.DeviceType, agreement.Mac.ToString(),
                new SecretText(vault.Open(agreement.SealedInstallCode).Format()), null, null)).ConfigureAwait(false);
        bool passes = !answer.Accepted && (answer.StatusCode == Refusals.MeterMismatch || (devices.Find(agreement.Mac)?.Changes ?? 0) != changes);
        return passes ? answer : await RecordAsync(agreement, answer, (a, at) => a.Followed(at, answer.RequestId, answer.StatusCode, answer.StatusMessage)).ConfigureAwait(false);
    }

    private async Task<HanAnswer?> RemoveAsync(HanAgreement agreement)
    {
        string reference = FollowUpReference.Of(agreement);
        HanAnswer? answer = removals.IsUnderWay(agreement) ? null : stored.FindReference(agreement.Duns, reference)?.Answer;
        if (answer is null && !removals.IsWanted(agreement, out answer))
        {
            return null;
        }

        answer ??= await AskAsync(agreement, reference, new DeprovisionDeviceCommand(
            agreement.EsiId, MeterOf(agreement), agreement.Mac.ToString(), nameof(RemovalReason.AgreementEnded), removals.ReasonOf(agreement))
        {
            Source = agreement.Party == AgreementParty.Customer ? RemovalSource.Customer : RemovalSource.None,
        }).ConfigureAwait(false);
        return answer.Accepted
            ? await RecordAsync(agreement, answer, (a, at) => a.Asked(at, answer.RequestId, answer.StatusCode, answer.StatusMessage)).ConfigureAwait(false)
            : removals.IsFinal(agreement, answer)
                ? await RecordAsync(agreement, answer, (a, at) => a.Followed(at, answer.RequestId, answer.StatusCode, answer.StatusMessage)).ConfigureAwait(false)
                : answer;
    }

    private async ValueTask<HanAnswer> AskAsync(HanAgreement agreement, string reference, HanCommand command)
    {
        if (accounts.Find(agreement.Account) is not { } account)
        {
            return ProvisionAcknowledgement.Refuse(ids.NextId(), new Refusal(Refusals.NotAuthorised, $"The account {agreement.Account} is no longer registered."));
        }

        // That nobody may be told there any more is no reason not to do it.
        Uri? callback = agreement.CallbackUri is { } uri && callbacks.Check(uri, account) is null ? uri : null;
        var header = new RequestHeader(reference, account.RequesterType, agreement.Duns, agreement.Requester, RequestPriority.M, callback);
        return await provisioning.SubmitAsync(
            new Caller(account, agreement.Duns), new HanRequest(header, AddressBlock.None, command), CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>In the meantime something else may have happened to it: the next look takes it up as it is then.</summary>
    private async Task<HanAnswer?> RecordAsync(HanAgreement agreement, HanAnswer answer, Func<HanAgreement, MarketTime, HanAgreement> change)
    {
        HanAnswer recorded = await recorder.RecordAsync(
            AgreementSender.Of(agreement), (now, _) => change(agreement, now), "Follow-up asked for", CancellationToken.None).ConfigureAwait(false);
        if (!recorded.Accepted)
        {
            return book.Find(agreement.Number) is { FollowUp: not FollowUp.None } ? recorded : null;
        }

        logger.AgreementFollowed(agreement.Number, agreement.FollowUp, answer.RequestId, answer.StatusCode);
        return null;
    }

    /// <summary>The meter of now: it may have been exchanged since the customer was invited.</summary>
    private string MeterOf(HanAgreement agreement) => register.TryFind(agreement.EsiId, clock.Now, out Premise premise) ? register.MeterOf(premise) : "";
}
