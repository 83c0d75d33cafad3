using System.Text;
using System.Xml.Linq;
using Han.Gateway.Development;
using Han.Tests.Soap;
using Han.Tests.Soap.Security;

namespace Han.Tests.EndToEnd;

/// <summary>The attack corpus, sent to a whole gateway over mutual TLS: every document gets its Fault, its good twin is accepted beside it, and only the twins are stored.</summary>
public sealed class AttackedGatewayTests
{
    [Fact]
    public async Task Only_the_good_twins_of_attacks_are_stored()
    {
        using var rig = new SecurityRig();
        await using TestGateway gateway = await TestGateway.StartAsync(settings: Settings());
        Attack[] attacks = [.. XmlAttacks.All, .. SignatureAttacks.All, .. IdentityAttacks.All];
        int accepted = 0;
        foreach (Attack attack in attacks)
        {
            rig.Clock.Now += TimeSpan.FromMilliseconds(5);
            string twin = attack.Twin(rig);
            byte[] hostile = attack.Mutate(rig, twin);
            string what = $"{attack.Class}, {attack.Name}";
            if (!attack.IsCopy)
            {
                await RefusedAsync(hostile, attack.Code, what);
                Assert.Equal(accepted, Stored());
            }

            XDocument answer = await gateway.PostAsync(Encoding.UTF8.GetBytes(twin));
            Assert.True((string?)answer.Descendants("StatusCode").SingleOrDefault() == "0", $"the twin of {what}: {answer}");
            accepted++;
            if (attack.IsCopy)
            {
                await RefusedAsync(hostile, attack.Code, what);
            }

            Assert.Equal(accepted, Stored());
        }

        Assert.Equal(attacks.Length, accepted);
        await gateway.RunForAsync(TimeSpan.FromHours(1));
        Assert.Equal(accepted, gateway.Log().Count(r => r["StatusCode"] == "RQA" && r["EventCategoryID"] == "CAL"));

        long Stored() => gateway.Application.Store.Requests.LastNumbers().Request;

        async Task RefusedAsync(byte[] hostile, string code, string what)
        {
            XDocument answer = await gateway.PostAsync(hostile);
            string? given = (string?)answer.Descendants("faultcode").SingleOrDefault();
            Assert.True(given?.Split(':')[^1] == code, $"{what}: {answer}");
            Assert.DoesNotContain("evil", answer.ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>The accounts of the rig, and the premise that its messages address.</summary>
    private static Dictionary<string, string?> Settings()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Registry:Premises:0:EsiId"] = "10443720000000001",
            ["Registry:Premises:0:MeterSerialNumber"] = "000000000012345",
            ["Registry:Premises:0:Tdsp"] = "Oncor",
            ["Registry:Premises:0:RepDuns"] = DevelopmentKit.Duns,
            ["Registry:Premises:0:Esi"] = "0250430000000001",
            ["Registry:Premises:0:Devices:0:Mac"] = "02DE430000000001",
            ["Accounts:0:Signature"] = "Required",
            ["Accounts:2:Name"] = SecurityRig.Open,
            ["Accounts:2:Signature"] = "Optional",
            ["Accounts:2:Certificates:0"] = SoapServer.Thumbprint(SoapServer.SharedKit, DevelopmentKit.ClientCertificateFile),
            ["Accounts:3:Name"] = SecurityRig.Sha1,
            ["Accounts:3:AllowSha1"] = "true",
        };
        foreach (int account in new[] { 0, 2, 3 })
        {
            settings[$"Accounts:{account}:Duns:0"] = DevelopmentKit.Duns;
            settings[$"Accounts:{account}:Password"] = SecurityRig.Password;
            settings[$"Accounts:{account}:RequestsPerMinute"] = "0";
        }

        return settings;
    }
}
