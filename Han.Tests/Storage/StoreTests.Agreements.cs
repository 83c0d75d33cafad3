using System.Data.Common;
using DeviceEmulator.Time;
using Han.Gateway.Agreements;
using Han.Gateway.Storage;
using Han.Tests.Agreements;

namespace Han.Tests.Storage;

/// <summary>Agreements on disk.</summary>
public abstract partial class StoreTests
{
    [SkippableFact]
    public void AnAgreementComesBackAsItWasStoredWithAllThatBecameOfIt()
    {
        HanAgreement invited = AgreementSamples.Invited(HanAgreement.FirstNumber, new MarketTime(5_000)) with
        {
            SealedInstallCode = [0, 1, 254, 255],
            DeviceDescription = "Kitchen display; \"the big one\"",
            CallbackUri = new Uri("https://callback.example/agreements?x=1"),
            FiledBy = 7,
            Request = 7,
        };
        HanAgreement other = AgreementSamples.Invited(HanAgreement.FirstNumber + 1, new MarketTime(6_000), AgreementKind.InHomeServices) with
        {
            CustomerEmail = null,
            CustomerCode = "00ff",
            Language = "SPANISH",
        };
        HanAgreement active = invited.After(AgreementTrigger.Accepted, new MarketTime(9_000), 8, AgreementParty.Customer, "welcome")!;
        HanAgreement followed = active.Followed(new MarketTime(9_500), "000000000000000000000009", "0", "Request accepted");
        Do(() =>
        {
            Journal.Insert(Samples.Request(7, reference: "mine"));
            Journal.Put(invited);
            Journal.Put(other);
            Journal.Put(active);
        });
        var stored = new StoredAgreements(Database);
        AssertSame([active, other], stored.All());
        Do(() => Journal.Put(followed));
        AssertSame([followed with { NotedAt = null }, other], stored.All());
        Assert.Equal(
            [
                new(new MarketTime(5_000), AgreementStatus.Invited, AgreementParty.Company, null),
                new(new MarketTime(9_000), AgreementStatus.Active, AgreementParty.Customer, "welcome"),
                new AgreementHistoryRow(new MarketTime(9_500), AgreementStatus.Active, AgreementParty.Customer, followed.Note),
            ],
            stored.History(invited.Number));
        Assert.Equal(invited.Number, stored.FindByRequest(Samples.Duns, "mine"));
        Assert.Equal(invited.Number, stored.FindByRequest(Samples.Duns, Samples.Id(7)));
        Assert.Null(stored.FindByRequest("999999999", "mine"));
        Assert.Null(stored.FindByRequest(Samples.Duns, "other"));
    }

    [SkippableFact]
    public void AnAgreementThatIsRolledBackIsGone()
    {
        Journal.Begin();
        Journal.Put(AgreementSamples.Invited(HanAgreement.FirstNumber, new MarketTime(1)));
        Journal.Rollback();
        Assert.Empty(new StoredAgreements(Database).All());
    }

    [SkippableFact]
    public void AStoreOfVersion6TakesAgreements()
    {
        Database.Migrate([.. Database.Dialect.Versions.Take(6)]);
        using (DbConnection connection = Database.Open())
        {
            Assert.Equal(6, Database.Dialect.ReadVersion(connection));
        }

        Do(() => Journal.Put(AgreementSamples.Invited(HanAgreement.FirstNumber, new MarketTime(1))));
        Assert.Single(new StoredAgreements(Database).All());
    }

    /// <summary>Records hold arrays by reference.</summary>
    private static void AssertSame(HanAgreement[] expected, IReadOnlyList<HanAgreement> actual)
    {
        Assert.Equal(expected.Select(a => a with { SealedInstallCode = [] }), actual.Select(a => a with { SealedInstallCode = [] }));
        Assert.Equal(expected.Select(a => a.SealedInstallCode), actual.Select(a => a.SealedInstallCode));
    }
}
