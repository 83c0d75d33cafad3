using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace DeviceEmulator.Certificates;

/// <summary>An authority whose certificates are accepted.</summary>
/// <param name="Issuer">What stands in its certificates.</param>
/// <param name="PublicKey">The key that turns its certificates into public keys.</param>
public readonly record struct TrustedAuthority(Eui64 Issuer, EccPublicKey PublicKey)
{
    /// <summary>
    /// The public key of Certicom's test authority for suite 1 ("TESTSECA"), as its published test certificates carry it. The private keys to those
    /// are published too, so who trusts it trusts everybody.
    /// </summary>
    private static readonly EccPublicKey TestKey = Read("0200FDE8A7F3D1084224962A4E7C54E69AC3F04DA6B8");

    /// <summary>True for the public test authority, under whatever name: it is known by its key.</summary>
    public bool IsPublicTestAuthority => PublicKey == TestKey;

    public override string ToString() => IsPublicTestAuthority ? $"the public test authority ({Issuer})" : Issuer.ToString();

    private static EccPublicKey Read(string hex) =>
        EccPublicKey.TryRead(Convert.FromHexString(hex), out EccPublicKey key) ? key : throw new InvalidOperationException("This is no public key.");
}
