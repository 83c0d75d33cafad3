using System.Security.Cryptography;
using DeviceEmulator.Radio;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace DeviceEmulator.Certificates;

/// <summary>
/// Who an ESI or device is in key establishment: its certificate, the private key to it, and its authority's public key (075356r15 Annex C, suite 1).
/// Holds the private key until it is disposed of, and prints nothing of it.
/// </summary>
public sealed class DeviceIdentity : IDisposable
{
    private EccPrivateKey _key;

    /// <summary>The identity of these three, which must belong together.</summary>
    /// <exception cref="ArgumentException">The private key is not that of the certificate under this authority.</exception>
    public DeviceIdentity(in ImplicitCertificate certificate, in EccPrivateKey key, in EccPublicKey authority)
    {
        Credentials = new CbkeCredentials(certificate, key, authority);
        _key = key;
    }

    /// <summary>The device that the certificate is for. A node with this identity has this address.</summary>
    public Eui64 Address => Credentials.Certificate.Subject;

    public ImplicitCertificate Certificate => Credentials.Certificate;

    /// <summary>The authority that issued it, and whose certificates it accepts.</summary>
    public TrustedAuthority Authority => new(Credentials.Certificate.Issuer, Credentials.Authority);

    /// <summary>What key establishment asks for; gone when the identity is disposed of.</summary>
    public CbkeCredentials Credentials { get; }

    /// <summary>The facts by which a partner judges it where nothing is computed (application fidelity).</summary>
    public KeyEstablishmentIdentity Facts => new(Address, Authority.Issuer.Value);

    /// <summary>
    /// Issues an identity: the device draws a key, the authority certifies it. Everything comes from the operating system's generator.
    /// </summary>
    /// <param name="authority">Who issues.</param>
    /// <param name="device">For whom.</param>
    /// <param name="manufacturer">The manufacturer code in the certificate.</param>
    public static DeviceIdentity Issue(CertificateAuthority authority, Eui64 device, ushort manufacturer = 0)
    {
        Span<byte> random = stackalloc byte[2 * EccPrivateKey.Size];
        RandomNumberGenerator.Fill(random);
        DeviceIdentity identity = Issue(authority, device, manufacturer, random);
        CryptographicOperations.ZeroMemory(random);
        return identity;
    }

    /// <summary>As <see cref="Issue(CertificateAuthority, Eui64, ushort)"/>, from a caller's randomness: for emulated homes that are to repeat.</summary>
    /// <param name="authority">Who issues.</param>
    /// <param name="device">For whom; not none.</param>
    /// <param name="manufacturer">The manufacturer code in the certificate.</param>
    /// <param name="random">42 octets, for this identity alone.</param>
    /// <exception cref="ArgumentException">No device, or not 42 octets.</exception>
    public static DeviceIdentity Issue(CertificateAuthority authority, Eui64 device, ushort manufacturer, ReadOnlySpan<byte> random)
    {
        ArgumentNullException.ThrowIfNull(authority);
        if (device.IsNone || random.Length != 2 * EccPrivateKey.Size)
        {
            throw new ArgumentException($"An identity needs a device and {2 * EccPrivateKey.Size} random octets.");
        }

        EccPrivateKey request = EccPrivateKey.Draw(random[..EccPrivateKey.Size]);
        Span<byte> attributes = stackalloc byte[ImplicitCertificate.ProfileAttributeSize];
        ProfileAttributes.Write(attributes, manufacturer);
        IssuedCertificate issued = authority.Issue(request.ToPublicKey(), device, attributes, random[EccPrivateKey.Size..]);
        if (!issued.TryCompleteKey(request, authority.PublicKey, out EccPrivateKey key))
        {
            throw new InvalidOperationException("The authority's answer does not fit its own key.");
        }

        DeviceIdentity identity = new(issued.Certificate, key, authority.PublicKey);
        request.Clear();
        key.Clear();
        return identity;
    }

    /// <summary>The address that a node has: the certificate's, whatever was configured.</summary>
    /// <param name="configured">The configured one, or none.</param>
    /// <param name="replaced">True when another one was configured, which is worth a word to the user.</param>
    public Eui64 AddressInsteadOf(Eui64 configured, out bool replaced)
    {
        replaced = !configured.IsNone && configured != Address;
        return Address;
    }

    /// <summary>Overwrites the private key.</summary>
    public void Dispose()
    {
        _key.Clear();
        Credentials.Dispose();
    }

    /// <summary>The device and its issuer.</summary>
    public override string ToString() => $"{Address}, issued by {Authority}";

    /// <summary>Signs the 18 octets of a report of an event with the private key; see <see cref="EventStatusSigning"/>.</summary>
    internal EventSignature Sign(ReadOnlySpan<byte> fields, ReadOnlySpan<byte> random) => EventStatusSigning.Sign(_key, fields, random);

    /// <summary>Writes the 21 octets of the private key, for the file that keeps it.</summary>
    internal void CopyKeyTo(Span<byte> octets) => _key.CopyTo(octets);
}
