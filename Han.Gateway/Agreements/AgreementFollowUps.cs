using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using Han.Gateway.Storage;

namespace Han.Gateway.Agreements;

/// <summary>
/// What follows an answer by itself: the device of an accepted In-Home Device Agreement is provisioned, that of an ended one removed, in the company's name and by
/// the same desk as its own requests. The request bears a reference that no caller can give, so that it is made once however often it is asked for: at once,
/// and again where that did not come about, a crash included.
/// </summary>
public sealed class AgreementFollowUps(
    AgreementBook book, AgreementRecorder recorder, ProvisioningDesk provisioning, PremiseRegister register, InstallCodeVault vault, AccountDirectory accounts,
    StoredRequests stored, IVisibleIds ids, MarketClock clock, TimeProvider time, ILogger<AgreementFollowUps> logger) : BackgroundService
{
    private static readonly TimeSpan _lookEvery = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Carries out what an agreement has due, if anything; where that fails it stays due.</summary>
    public async Task TryRunAsync(long number)
    {
        await _one.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (book.Find(number) is { FollowUp: not FollowUp.None } agreement)
            {
                await RunAsync(agreement).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is RequestNotStoredException or StoreUnavailableException or DbException or CryptographicException)
        {
            logger.FollowUpWaits(e, number);
        }
        finally
        {
            _one.Release();
        }
    }

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
                    await TryRunAsync(number).WaitAsync(stoppingToken).ConfigureAwait(false);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    private async Task RunAsync(HanAgreement agreement)
    {
        string reference = ReferenceOf(agreement);
        HanAnswer answer = stored.FindReference(agreement.Duns, reference)?.Answer
            ?? await AskAsync(agreement, reference).ConfigureAwait(false);

        // In the meantime something else may have happened to it: the next look takes it up as it is then.
        var sender = new AgreementSender(agreement.Duns, agreement.Account, agreement.Requester, null, []);
        await recorder.RecordAsync(
            sender, (_, _) => agreement.Followed(answer.RequestId, answer.StatusCode, answer.StatusMessage), "Follow-up asked for", CancellationToken.None)
            .ConfigureAwait(false);
        logger.AgreementFollowed(agreement.Number, agreement.FollowUp, answer.RequestId, answer.StatusCode);
    }

    private async ValueTask<HanAnswer> AskAsync(HanAgreement agreement, string reference)
    {
        if (accounts.Find(agreement.Account) is not { } account)
        {
            return ProvisionAcknowledgement.Refuse(ids.NextId(), new Refusal(Refusals.NotAuthorised, $"The account {agreement.Account} is no longer registered."));
        }

        var header = new RequestHeader(
            reference, account.RequesterType, agreement.Duns, agreement.Requester, RequestPriority.M, agreement.CallbackUri);
        return await provisioning.SubmitAsync(
            new Caller(account, agreement.Duns), new HanRequest(header, AddressBlock.None, CommandOf(agreement)), CancellationToken.None).ConfigureAwait(false);
    }

    private HanCommand CommandOf(HanAgreement agreement)
    {
        // The meter may have been exchanged since the customer was invited.
        string meter = register.TryFind(agreement.EsiId, clock.Now, out Premise premise) ? register.MeterOf(premise) : "";
        string mac = agreement.Mac.ToString();
        return agreement.FollowUp == FollowUp.Provision
            ? new ProvisionDeviceCommand(
                agreement.EsiId, meter, agreement.DeviceDescription, agreement.DeviceType, mac, new SecretText(vault.Open(agreement.SealedInstallCode).Format()), null, null)
            : new DeprovisionDeviceCommand(agreement.EsiId, meter, mac, nameof(RemovalReason.AgreementEnded), agreement.Note)
            {
                Source = agreement.Party == AgreementParty.Customer ? RemovalSource.Customer : RemovalSource.None,
            };
    }

    /// <summary>Values of requests are trimmed: what begins with a blank is nobody's.</summary>
    private static string ReferenceOf(HanAgreement agreement) =>
        string.Create(CultureInfo.InvariantCulture, $" agreement {agreement.Number} {agreement.FollowUp}");
}
