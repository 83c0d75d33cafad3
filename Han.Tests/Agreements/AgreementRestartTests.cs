using System.Globalization;
using Han.Gateway.Agreements;
using Han.Gateway.Provisioning;
using Han.Gateway.Requests;
using Han.Tests.EndToEnd;
using static Han.Tests.Agreements.AgreementRig;

namespace Han.Tests.Agreements;

/// <summary>What a stop in between changes about agreements: nothing.</summary>
public sealed class AgreementRestartTests
{
    [Fact]
    public Task A_restart_changes_nothing_and_finishes_what_was_due() => RestartAsync(null);

    /// <summary>The same on any store.</summary>
    internal static async Task RestartAsync(IReadOnlyDictionary<string, string?>? settings)
    {
        string directory = TestGateway.NewDirectory();
        AgreementRig first = await AgreementRig.StartAsync(directory: directory, settings: settings);
        (string EsiId, string Meter) home = first.Home(1);
        string reminded = Number(await first.Caller.InviteDeviceAsync(home.EsiId, Mac(1), "invited"));
        await first.Caller.ResendAsync(reminded);
        string services = await first.AgreeAsync(first.Caller, home.EsiId, first.DeviceOf(home.EsiId), "SimpleText LoadControl");
        string accepted = Number(await first.Caller.InviteDeviceAsync(home.EsiId, Mac(2)));
        await first.Gateway.RunForAsync(TimeSpan.FromDays(3));
        await AcceptOnlyAsync(first, long.Parse(accepted, CultureInfo.InvariantCulture));
        HanAgreement[] all = [.. first.Stored];
        Assert.Equal([AgreementStatus.Reminded, AgreementStatus.Active, AgreementStatus.Active], all.Select(a => a.Status));
        await first.StopAsync();

        await using AgreementRig second = await AgreementRig.StartAsync(directory: directory, settings: settings);
        await second.FollowUps.TryRunAsync(1000003);
        Assert.Equal(DeviceStatus.AddAcknowledged, second.Device(Mac(2))!.Status);
        Assert.Equal(1, second.Device(Mac(2))!.Changes);
        Assert.Equal("0", second.Book.Find(1000003)!.FollowUpCode);
        foreach (HanAgreement agreement in all[..2])
        {
            HanAgreement now = second.Book.Find(agreement.Number)!;
            Assert.Equal(agreement with { SealedInstallCode = [] }, now with { SealedInstallCode = [] });
            Assert.Equal(agreement.SealedInstallCode, now.SealedInstallCode);
        }

        Assert.Equal("HAN-4005", Code(await second.Caller.ResendAsync(reminded)));
        Assert.Equal("HAN-9001", Code(await second.Caller.InviteDeviceAsync(home.EsiId, Mac(9), "invited")));
        Assert.Equal("1000004", Number(await second.Caller.InviteDeviceAsync(home.EsiId, Mac(5))));
        Assert.Equal("ACT", (string?)(await second.Caller.AgreementAsync(services)).Element("AgreementStatus"));
        await second.Gateway.Application.RunToAsync(all[0].ExpiresAt, CancellationToken.None);
        Assert.Equal(AgreementStatus.Expired, second.Stored[0].Status);
        Assert.Equal(all[0].ExpiresAt, second.Stored[0].Since);
    }

    /// <summary>An acceptance whose process ends before anything follows: it is on disk, and no more than that.</summary>
    private static async Task AcceptOnlyAsync(AgreementRig rig, long number)
    {
        HanAgreement agreement = rig.Book.Find(number)!;
        HanAnswer answer = await rig.Recorder.RecordAsync(
            new AgreementSender(agreement.Duns, agreement.Account, agreement.Requester, null, []),
            (now, request) => agreement.After(AgreementTrigger.Accepted, now, request, AgreementParty.Customer)!, "Agreement active", CancellationToken.None);
        Assert.True(answer.Accepted);
    }
}
