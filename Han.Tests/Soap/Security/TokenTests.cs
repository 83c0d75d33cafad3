using System.Security.Cryptography;
using Han.Gateway.Authorization;
using Han.Gateway.Soap;

namespace Han.Tests.Soap.Security;

/// <summary>Passwords, nonces, copies and guesses.</summary>
public sealed class TokenTests : IDisposable
{
    private readonly SecurityRig _rig = new(
        ("Accounts:4:Name", "Digest_Only"), ("Accounts:4:Duns:0", "111111111"), ("Accounts:4:Password", SecurityRig.Password), ("Accounts:4:Tokens:0", "PasswordDigest"),
        ("Accounts:5:Name", "No_Password"), ("Accounts:5:Duns:0", "111111111"));

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void A_password_that_is_there_must_be_right()
    {
        Assert.NotNull(_rig.Receive(Text(SecurityRig.Password)));
        Assert.Equal(("FailedAuthentication", "wrong password"), Refused(Text("wrong")));
        Assert.NotNull(_rig.Receive(Unsigned(Digest())));
        Assert.Equal(("FailedAuthentication", "wrong password"), Refused(Unsigned(Digest(password: "wrong"))));
        Assert.Equal(("FailedAuthentication", "the account has no password"), Refused(Signed(MessageDraft.UserToken("No_Password", "<wsse:Password>x</wsse:Password>"))));
    }

    [Fact]
    public void A_digest_needs_nonce_and_time()
    {
        string full = Digest();
        foreach (string missing in new[] { "Nonce", "Created" })
        {
            string prefix = missing == "Nonce" ? "wsse" : "wsu";
            int from = full.IndexOf($"<{prefix}:{missing}>", StringComparison.Ordinal);
            int to = full.IndexOf($"</{prefix}:{missing}>", StringComparison.Ordinal) + prefix.Length + missing.Length + 4;
            Assert.Equal("InvalidSecurity", Refused(Unsigned(full.Remove(from, to - from))).Code);
        }

        Assert.Equal("MessageExpired", Refused(Unsigned(MessageDraft.DigestToken(SecurityRig.Open, _rig.Clock.Now.AddMinutes(-10)))).Code);
        Assert.Equal("MessageExpired", Refused(Unsigned(MessageDraft.DigestToken(SecurityRig.Open, _rig.Clock.Now.AddMinutes(10)))).Code);
    }

    [Fact]
    public void A_nonce_is_good_once_for_each_account()
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(16);
        byte[] message = Unsigned(Digest(nonce: nonce));
        Assert.NotNull(_rig.Receive(message));
        Assert.Equal("InvalidSecurity", Refused(message).Code);
        Assert.NotNull(_rig.Receive(Signed(MessageDraft.DigestToken(SecurityRig.Signing, _rig.Clock.Now, nonce))));
    }

    [Fact]
    public void An_account_takes_the_tokens_of_its_policy_and_no_others()
    {
        Assert.Equal("InvalidSecurity", Refused(Signed(MessageDraft.UserToken("Digest_Only"))).Code);
        Assert.Equal("InvalidSecurity", Refused(Signed(MessageDraft.UserToken("Digest_Only", $"<wsse:Password>{SecurityRig.Password}</wsse:Password>"))).Code);
        Assert.NotNull(_rig.Receive(Signed(MessageDraft.DigestToken("Digest_Only", _rig.Clock.Now))));
    }

    [Fact]
    public void Four_wrong_passwords_lock_the_account_until_five_minutes_are_over()
    {
        for (int i = 0; i < AccountLockout.Failures; i++)
        {
            Assert.Equal("wrong password", Refused(Text("wrong")).Why);
            _rig.Clock.Now += TimeSpan.FromSeconds(10);
        }

        // The right password now gets the same answer as a wrong one: a guesser learns nothing.
        SoapFaultException locked = _rig.Refuse(Text(SecurityRig.Password));
        Assert.Equal("the account is locked", locked.Why);
        Assert.Equal(SoapFault.FailedAuthentication, locked.Fault);

        // Other accounts, and ways in without a password, stay open.
        Assert.NotNull(_rig.Receive(Signed(MessageDraft.DigestToken(SecurityRig.Signing, _rig.Clock.Now))));
        Assert.NotNull(_rig.Receive(Unsigned(MessageDraft.UserToken(SecurityRig.Open))));

        _rig.Clock.Now += AccountLockout.Window - TimeSpan.FromSeconds(40);
        Assert.NotNull(_rig.Receive(Text(SecurityRig.Password)));
    }

    [Fact]
    public void Three_wrong_passwords_and_a_right_one_begin_the_count_anew()
    {
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < AccountLockout.Failures - 1; i++)
            {
                Assert.Equal("wrong password", Refused(Text("wrong")).Why);
            }

            Assert.NotNull(_rig.Receive(Text(SecurityRig.Password)));
        }
    }

    [Fact]
    public void Another_company_cannot_lock_an_account()
    {
        for (int i = 0; i < 10; i++)
        {
            SoapFaultException e = Assert.Throws<SoapFaultException>(() => _rig.Receive(Text("wrong"), _rig.Other));
            Assert.Equal("the account is another company's", e.Why);
        }

        Assert.NotNull(_rig.Receive(Text(SecurityRig.Password)));
    }

    [Fact]
    public void A_copy_of_a_signed_message_is_refused_for_as_long_as_it_would_be_fresh()
    {
        byte[] message = new MessageDraft(_rig) { Lifetime = TimeSpan.FromHours(1) }.Bytes();
        Assert.NotNull(_rig.Receive(message));
        for (int i = 0; i < 12; i++)
        {
            Assert.Contains(Refused(message).Code, new[] { "InvalidSecurity", "MessageExpired" });
            _rig.Clock.Now += TimeSpan.FromSeconds(45);
        }
    }

    /// <summary>Equal messages of one second have one signature; a nonce that was verified tells them apart, and cutting it off does not make a third.</summary>
    [Fact]
    public void Two_equal_signatures_with_nonces_of_their_own_are_two_messages()
    {
        string first = new MessageDraft(_rig) { Token = Digest(SecurityRig.Signing) }.Text();
        string second = new MessageDraft(_rig) { Token = Digest(SecurityRig.Signing) }.Text();
        Assert.NotNull(_rig.Receive(Bytes(first)));
        Assert.NotNull(_rig.Receive(Bytes(second)));
        int from = first.IndexOf("<wsse:Password", StringComparison.Ordinal);
        string cut = first.Remove(from, first.IndexOf("</wsse:UsernameToken>", StringComparison.Ordinal) - from);
        Assert.Equal("InvalidSecurity", Refused(Bytes(cut)).Code);
    }

    [Fact]
    public void A_message_that_was_refused_is_not_remembered()
    {
        string good = new MessageDraft(_rig).Text();
        Assert.Equal("FailedCheck", Refused(Bytes(good.Replace("<CancelControl>0", "<CancelControl>1", StringComparison.Ordinal))).Code);
        Assert.NotNull(_rig.Receive(Bytes(good)));
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private byte[] Text(string password) => Unsigned(MessageDraft.UserToken(SecurityRig.Open, $"<wsse:Password>{password}</wsse:Password>"));

    private string Digest(string user = SecurityRig.Open, byte[]? nonce = null, string password = SecurityRig.Password) =>
        MessageDraft.DigestToken(user, _rig.Clock.Now, nonce, password);

    private byte[] Unsigned(string token) => new MessageDraft(_rig) { Token = token, Signer = null }.Bytes();

    /// <summary>A millisecond later each time: the signature of the same moment would be the same.</summary>
    private byte[] Signed(string token)
    {
        _rig.Clock.Now += TimeSpan.FromMilliseconds(1);
        return new MessageDraft(_rig) { Token = token }.Bytes();
    }

    private (string Code, string? Why) Refused(byte[] message)
    {
        SoapFaultException e = _rig.Refuse(message);
        return (e.Fault.Code, e.Why);
    }
}
