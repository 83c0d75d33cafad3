using System.Security.Cryptography;
using System.Text;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;

namespace DeviceEmulator.Certificates;

/// <summary>
/// An identity in a file: in the text that Certicom hands out ("CA Pub Key:", "Device Implicit Cert:", "Private Key Reconstruction Data:", "Device
/// Public Key:"), or as the same octets in hex alone, in this order, the last of them optional. "Private Key Reconstruction Data" is a misnomer: it
/// is the private key itself.
/// </summary>
public static class IdentityFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">What is wrong with it: file, line, field.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static DeviceIdentity Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Parse(path, File.ReadAllText(path));
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">What to call it in a message.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="InvalidDataException">What is wrong with it: name, line, field.</exception>
    public static DeviceIdentity Parse(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        KeyFile file = KeyFile.Parse(
            name, text, KeyFileField.AuthorityPublicKey, KeyFileField.Certificate, KeyFileField.PrivateKey, KeyFileField.PublicKey);
        try
        {
            return Read(file);
        }
        finally
        {
            file.Clear();
        }
    }

    /// <summary>The identity as text, private key included: for a file that its owner alone can read.</summary>
    public static string Format(DeviceIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        Span<byte> key = stackalloc byte[EccPrivateKey.Size];
        identity.CopyKeyTo(key);
        StringBuilder text = new();
        Line(text, KeyFileField.AuthorityPublicKey, identity.Authority.PublicKey.ToString());
        Line(text, KeyFileField.Certificate, identity.Certificate.ToString());
        Line(text, KeyFileField.PrivateKey, Convert.ToHexString(key));
        _ = identity.Certificate.TryGetPublicKey(identity.Authority.PublicKey, out EccPublicKey publicKey);
        Line(text, KeyFileField.PublicKey, publicKey.ToString());
        CryptographicOperations.ZeroMemory(key);
        return text.ToString();
    }

    private static DeviceIdentity Read(KeyFile file)
    {
        EccPublicKey authority = file.PublicKey(KeyFileField.AuthorityPublicKey);
        ImplicitCertificate certificate = new(file.Octets(KeyFileField.Certificate));
        EccPrivateKey key = file.PrivateKey(KeyFileField.PrivateKey);
        if (certificate.Subject.IsNone || !certificate.TryGetPublicKey(authority, out EccPublicKey publicKey))
        {
            throw file.Wrong(KeyFileField.Certificate, "it names no device, or holds no point of the curve sect163k1");
        }

        if (file.Has(KeyFileField.PublicKey) && file.PublicKey(KeyFileField.PublicKey) != publicKey)
        {
            throw file.Wrong(KeyFileField.PublicKey, "it is not what certificate and CA key make; one of the three is another device's or authority's");
        }

        if (key.ToPublicKey() != publicKey)
        {
            throw file.Wrong(KeyFileField.PrivateKey, "it is not the private key of this certificate under this CA key; the key itself is expected here, with nothing to reconstruct");
        }

        DeviceIdentity identity = new(certificate, key, authority);
        key.Clear();
        return identity;
    }

    private static void Line(StringBuilder text, KeyFileField field, string octets) =>
        text.Append(KeyFile.NameOf(field)).Append(":\n").Append(octets.ToLowerInvariant()).Append('\n');
}
