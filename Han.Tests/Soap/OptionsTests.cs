using Han.Gateway.Authorization;
using Han.Gateway.Requests;
using Han.Gateway.Soap;
using Microsoft.Extensions.Options;

namespace Han.Tests.Soap;

/// <summary>A wrong configuration stops the start and says what is wrong.</summary>
public sealed class OptionsTests
{
    [Theory]
    [InlineData("Soap:TrustList:0", "/nowhere/ca.pem", "/nowhere/ca.pem")]
    [InlineData("Soap:MaxBodyBytes", "10", "MaxBodyBytes")]
    [InlineData("Soap:MaxConcurrentBodies", "0", "MaxConcurrentBodies")]
    [InlineData("Soap:PublicUrl", "ftp://x/", "PublicUrl")]
    [InlineData("Soap:DeniedCertificates:0", "not hex", "DeniedCertificates")]
    [InlineData("Accounts:0:Duns:0", "12345", "Duns")]
    [InlineData("Accounts:1:Name", "REP_Sytem_Account", "named twice")]
    [InlineData("Accounts:0:Certificates:0", "abc", "Certificates")]
    [InlineData("Accounts:0:RequesterType", "6", "RequesterType")]
    [InlineData("Accounts:0:MaxCriticality", "0", "MaxCriticality")]
    public async Task A_wrong_value_is_refused_at_start(string key, string value, string named)
    {
        OptionsValidationException e = await Assert.ThrowsAsync<OptionsValidationException>(() => SoapServer.StartAsync((key, value)));
        Assert.Contains(named, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Soap:MaxBodySize")]
    [InlineData("Accounts:0:Dunz:0")]
    public async Task An_unknown_key_is_refused_at_start(string key) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => SoapServer.StartAsync((key, "1")));

    [Fact]
    public void An_account_without_listed_requesters_lets_any_act()
    {
        var caller = new Caller(new SystemAccount { Name = "a", Duns = ["111111111"] }, "111111111");
        Assert.Null(CallerRules.Check(caller, new RequestHeader(null, 0, "111111111", "anyone", RequestPriority.L, null)));
    }
}
