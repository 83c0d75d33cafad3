using System.Text;
using Han.Gateway.Soap;

namespace Han.Tests.Soap.Security;

/// <summary>SAML 2.0 assertions, holder of key.</summary>
public sealed class SamlTests : IDisposable
{
    private readonly SecurityRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_holder_of_the_key_is_the_account_that_the_issuer_names(bool keyValue) =>
        Assert.Equal(SecurityRig.Signing, _rig.Receive((Saml() with { KeyValue = keyValue }).Message().Bytes()).Caller.Account.Name);

    [Fact]
    public void An_assertion_that_does_not_hold_is_refused()
    {
        (SamlDraft Draft, string Code)[] wrong =
        [
            (Saml() with { Issuer = "urn:stranger" }, "FailedAuthentication"),
            (Saml() with { Signer = null }, "FailedAuthentication"),
            (Saml() with { Signer = _rig.Other }, "FailedAuthentication"),
            (Saml() with { Audience = "urn:other" }, "FailedAuthentication"),
            (Saml() with { Method = "urn:oasis:names:tc:SAML:2.0:cm:bearer" }, "FailedAuthentication"),
            (Saml() with { ExtraConfirmation = "<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"/>" }, "FailedAuthentication"),
            (Saml() with { ExtraCondition = "<saml:ProxyRestriction/>" }, "FailedAuthentication"),
            (Saml() with { From = TimeSpan.FromMinutes(5) }, "MessageExpired"),
            (Saml() with { Until = TimeSpan.FromMinutes(-5), From = TimeSpan.FromMinutes(-10) }, "MessageExpired"),
            (Saml() with { DataAttributes = "Recipient=\"https://other/\"" }, "FailedAuthentication"),
            (Saml() with { Version = "1.1" }, "InvalidSecurityToken"),
            (Saml() with { Subject = "Nobody" }, "FailedAuthentication"),
            (Saml() with { Subject = "REP_Other_Account" }, "FailedAuthentication"),
        ];
        Assert.All(wrong, w => Assert.Equal(w.Code, _rig.Refuse(w.Draft.Message().Bytes()).Fault.Code));
        Assert.NotNull(_rig.Receive(Saml().Message().Bytes()));
    }

    [Fact]
    public void Who_has_the_assertion_but_not_the_key_is_refused() => Assert.Equal("FailedCheck", _rig.Refuse(Saml().Message(by: _rig.Other).Bytes()).Fault.Code);

    [Fact]
    public void An_assertion_without_a_signed_message_proves_nothing()
    {
        MessageDraft unsigned = Saml().Message() with { Signer = null };
        Assert.Equal("InvalidSecurity", _rig.Refuse(unsigned.Bytes()).Fault.Code);

        // Nor does one beside a message that is signed with another certificate.
        Assert.Equal("InvalidSecurity", _rig.Refuse((Saml().Message() with { Reference = null }).Bytes()).Fault.Code);
    }

    [Fact]
    public void What_is_changed_in_an_assertion_is_noticed()
    {
        string good = Saml().Message().Text();
        string changed = good.Replace($"<saml:NameID>{SecurityRig.Signing}", $"<saml:NameID>{SecurityRig.Open}", StringComparison.Ordinal);
        Assert.NotEqual(good, changed);
        SoapFaultException e = _rig.Refuse(Encoding.UTF8.GetBytes(changed));
        Assert.Equal(("FailedAuthentication", "the issuer's signature over the assertion does not hold"), (e.Fault.Code, e.Why));
    }

    private SamlDraft Saml() => new(_rig);
}
