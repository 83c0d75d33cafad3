using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Radio;

/// <summary>
/// What a node brings to key establishment at application fidelity, where no certificate exists: the facts by which its partner judges one
/// (075356r15 Annex C).
/// </summary>
/// <param name="Subject">Whom the certificate names.</param>
/// <param name="Issuer">Who issued it, 8 octets read as a big-endian number; the only issuer that this node trusts in turn.</param>
public sealed record KeyEstablishmentIdentity(Eui64 Subject, ulong Issuer)
{
    /// <summary>"TESTSECA", the issuer of public test certificates.</summary>
    public const ulong TestIssuer = 0x5445535453454341;

    /// <summary>Bit 0: suite 1 (sect163k1).</summary>
    public ushort Suites { get; init; } = 0x0001;

    /// <summary>Whether the certificate may be used to agree on keys (Smart Energy 1.2).</summary>
    public bool MayAgreeKeys { get; init; } = true;

    /// <summary>Whether the private key is the certificate's.</summary>
    public bool HasPrivateKey { get; init; } = true;

    /// <summary>How long the ephemeral key pair takes, 0..254 s, announced to the partner.</summary>
    public byte EphemeralDataGenerateSeconds { get; init; } = 3;

    /// <summary>How long the confirmation takes, 0..254 s, announced to the partner.</summary>
    public byte ConfirmKeyGenerateSeconds { get; init; } = 6;

    /// <summary>What this node thinks of a partner's certificate: None, or the status with which it terminates.</summary>
    internal KeyEstablishmentStatus Judge(KeyEstablishmentIdentity partner, Eui64 address) =>
        (Suites & partner.Suites) == 0 ? KeyEstablishmentStatus.UnsupportedSuite
        : partner.Issuer != Issuer ? KeyEstablishmentStatus.UnknownIssuer
        : partner.Subject != address ? KeyEstablishmentStatus.BadMessage
        : !partner.MayAgreeKeys ? KeyEstablishmentStatus.InvalidCertificate
        : KeyEstablishmentStatus.None;
}
