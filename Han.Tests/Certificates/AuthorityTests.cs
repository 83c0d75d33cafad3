using DeviceEmulator.Certificates;
using Han.Tests.Codec.Cbke;
using Han.Tests.Codec.Security;
using Sep.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Han.Tests.Certificates;

/// <summary>An authority of our own, the identities that it issues, and whom they trust.</summary>
public sealed class AuthorityTests : IDisposable
{
    private static readonly Eui64 Esi = new(0x0200_0000_0000_00E5);
    private static readonly Eui64 Device = new(0x0200_0000_0000_00D1);

    private readonly string _folder = Directory.CreateTempSubdirectory("han-ca-").FullName;

    private string Secret => Path.Combine(_folder, "home.key");

    private string Public => Path.Combine(_folder, "home.pub");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Two_issued_identities_establish_a_key()
    {
        Create();
        using CertificateAuthority authority = AuthorityFile.Load(Secret);
        using DeviceIdentity esi = Issued(authority, Esi);
        using DeviceIdentity device = Issued(authority, Device);
        Assert.Equal((Esi, Device), (esi.Address, device.Address));
        using CbkeInitiator initiator = new(device.Credentials, Key(), Esi, CbkeTiming.Default);
        using CbkeResponder responder = new(esi.Credentials, Key(), CbkeTiming.Default);
        CbkeStep step = initiator.Start();
        for (int i = 0; i < 5; i++)
        {
            step = i % 2 == 0 ? responder.Receive(Device, CbkeRig.Sent(step)) : initiator.Receive(Esi, CbkeRig.Sent(step));
        }

        Assert.Equal(CbkeOutcome.Established, initiator.Receive(Esi, CbkeRig.Sent(step)).Outcome);
        Assert.True(initiator.TryTakeLinkKey(out AesKey one) && responder.TryTakeLinkKey(out AesKey other) && one == other);
    }

    [Fact]
    public void What_another_authority_issued_is_refused_by_its_issuer()
    {
        Create();
        using CertificateAuthority authority = AuthorityFile.Load(Secret);
        using CertificateAuthority foreign = new(new Eui64(0xF0), Key());
        using DeviceIdentity esi = DeviceIdentity.Issue(authority, Esi);
        using DeviceIdentity device = DeviceIdentity.Issue(foreign, Device);
        using CbkeInitiator initiator = new(device.Credentials, Key(), Esi, CbkeTiming.Default);
        using CbkeResponder responder = new(esi.Credentials, Key(), CbkeTiming.Default);
        CbkeRig.Rejected(TerminateStatus.UnknownIssuer, responder.Receive(Device, CbkeRig.Sent(initiator.Start())));
    }

    [Fact]
    public void Files_of_an_authority_come_back_and_its_secret_is_its_owners_alone()
    {
        TrustedAuthority made = Create();
        using CertificateAuthority authority = AuthorityFile.Load(Secret);
        Assert.Equal(made, new TrustedAuthority(authority.Issuer, authority.PublicKey));
        Assert.Equal([made], TrustedAuthorities.Load([Public]).All);
        Assert.EndsWith(
            "CA Private Key: a list of trusted authorities has no use for it; name the .pub file.",
            Assert.Throws<InvalidDataException>(() => TrustedAuthorities.Load([Secret])).Message, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Secret));
        }

        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void No_key_is_overwritten_unasked()
    {
        TrustedAuthority first = Create();
        Assert.Equal($"{Secret} is there already; --force replaces it.", Assert.Throws<IOException>(() => Create()).Message);
        File.Delete(Secret);
        Assert.Throws<IOException>(() => Create());
        Assert.False(File.Exists(Secret));
        Assert.NotEqual(first, AuthorityFile.Create(Secret, Public, new Eui64(0x0200_0000_0000_00CA), overwrite: true));
    }

    [Theory]
    [InlineData("", "CA Private Key is missing.")]
    [InlineData("CA Private Key: 0392ba4afc2453a49eebe9bca8de73210f02479a4a", "Issuer is missing.")]
    [InlineData("CA Private Key: 0392ba4afc2453a49eebe9bca8de73210f02479a4a\nIssuer: 0000000000000000", "Issuer: all zeros or all ones name nobody.")]
    [InlineData("CA Private Key: 0392ba4afc2453a49eebe9bca8de73210f02479a4a\nIssuer: 01\nCA Pub Key: 00", "Issuer: it has 1 octets instead of 8.")]
    [InlineData("CA Private Key: 0392ba4afc2453a49eebe9bca8de73210f02479a4a\nIssuer: 0000000000000001\nCA Pub Key: " + Published.AuthorityKey, "CA Pub Key: it is not that of the private key.")]
    public void A_bad_authority_file_says_why(string text, string expected) =>
        Assert.EndsWith(expected, Assert.Throws<InvalidDataException>(() => AuthorityFile.Parse("f", text)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_identity_repeats_with_its_randomness_and_only_then()
    {
        using CertificateAuthority authority = new(new Eui64(1), Key());
        byte[] random = Arbitrary.Octets(42, 7);
        using DeviceIdentity one = DeviceIdentity.Issue(authority, Device, 0x1234, random);
        using DeviceIdentity again = DeviceIdentity.Issue(authority, Device, 0x1234, random);
        using DeviceIdentity other = DeviceIdentity.Issue(authority, Device, 0x1234);
        Assert.Equal(IdentityFile.Format(one), IdentityFile.Format(again));
        Assert.NotEqual(IdentityFile.Format(one), IdentityFile.Format(other));
        Assert.Equal("01091234000000000000", Convert.ToHexString(one.Certificate.ProfileAttributes));
        Assert.Throws<ArgumentException>(() => DeviceIdentity.Issue(authority, default));
        Assert.Throws<ArgumentException>(() => DeviceIdentity.Issue(authority, Device, 0, random.AsSpan(1)));
    }

    [Fact]
    public void The_public_test_authority_is_known_by_its_key_and_refused_where_real_devices_are()
    {
        using DeviceIdentity test = IdentityFile.Parse("f", Published.Text);
        IdentityPolicy policy = IdentityPolicy.Default;
        Assert.Equal(IdentityRefusal.TestAuthority, policy.Judge(test, onRealCoordinator: true));
        Assert.Equal(IdentityRefusal.None, policy.Judge(test, onRealCoordinator: false));
        Assert.Equal(IdentityRefusal.None, (policy with { AllowTestAuthority = true }).Judge(test, onRealCoordinator: true));
        Assert.Contains("--allow-test-ca", Assert.Throws<InvalidDataException>(() => policy.Require(test, onRealCoordinator: true)).Message, StringComparison.Ordinal);

        // The same key under another name is the same authority.
        Assert.True(new TrustedAuthority(new Eui64(0x99), test.Authority.PublicKey).IsPublicTestAuthority);
    }

    [Fact]
    public void Only_listed_authorities_are_trusted()
    {
        using CertificateAuthority authority = new(new Eui64(0xCA), Key());
        using CertificateAuthority namesake = new(new Eui64(0xCA), Key());
        using DeviceIdentity identity = DeviceIdentity.Issue(authority, Device);
        TrustedAuthority own = new(authority.Issuer, authority.PublicKey);
        TrustedAuthority other = new(namesake.Issuer, namesake.PublicKey);
        Assert.Equal(IdentityRefusal.None, IdentityPolicy.Default.Judge(identity, onRealCoordinator: true));
        Assert.Equal(IdentityRefusal.None, new IdentityPolicy(new TrustedAuthorities(other, own)).Judge(identity, onRealCoordinator: true));
        IdentityPolicy narrow = new(new TrustedAuthorities(other));
        Assert.Equal(IdentityRefusal.UnknownAuthority, narrow.Judge(identity, onRealCoordinator: false));
        Assert.Contains("not among the 1 trusted", Assert.Throws<InvalidDataException>(() => narrow.Require(identity, onRealCoordinator: false)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TrustedAuthorities(own, own));
    }

    private static EccPrivateKey Key()
    {
        byte[] random = new byte[EccPrivateKey.Size];
        System.Security.Cryptography.RandomNumberGenerator.Fill(random);
        return EccPrivateKey.Draw(random);
    }

    private static DeviceIdentity Issued(CertificateAuthority authority, Eui64 device)
    {
        using DeviceIdentity issued = DeviceIdentity.Issue(authority, device);
        return IdentityFile.Parse("issued", IdentityFile.Format(issued));
    }

    private TrustedAuthority Create() => AuthorityFile.Create(Secret, Public, new Eui64(0x0200_0000_0000_00CA), overwrite: false);
}
