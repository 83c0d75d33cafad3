using System.Security.Cryptography;
using System.Text;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace DeviceEmulator.Certificates;

/// <summary>An authority of our own in two files: its secret, and what others need to trust it.</summary>
public static class AuthorityFile
{
    /// <summary>Draws a new authority from the operating system's generator and writes both files, the secret one first.</summary>
    /// <param name="secretPath">The file with the private key, readable by its owner alone.</param>
    /// <param name="publicPath">The file for the lists of trusted authorities.</param>
    /// <param name="issuer">What will stand in its certificates; not none.</param>
    /// <param name="overwrite">Whether files that are there are replaced. A lost authority key cannot be had again.</param>
    /// <exception cref="IOException">A file is there, or cannot be written.</exception>
    public static TrustedAuthority Create(string secretPath, string publicPath, Eui64 issuer, bool overwrite)
    {
        if (!overwrite)
        {
            SecretFile.RefuseExisting(secretPath);
            SecretFile.RefuseExisting(publicPath);
        }

        Span<byte> octets = stackalloc byte[EccPrivateKey.Size];
        RandomNumberGenerator.Fill(octets);
        EccPrivateKey key = EccPrivateKey.Draw(octets);
        key.CopyTo(octets);
        TrustedAuthority authority = new(issuer, key.ToPublicKey());
        SecretFile.Write(
            secretPath,
            $"# The private key of an authority. Who has it can make certificates for any device.\n{KeyFile.NameOf(KeyFileField.AuthorityPrivateKey)}:\n{Convert.ToHexStringLower(octets)}\n{Format(authority)}",
            overwrite);
        SecretFile.WritePublic(publicPath, Format(authority), overwrite);
        key.Clear();
        CryptographicOperations.ZeroMemory(octets);
        return authority;
    }

    /// <summary>Reads the file with the private key.</summary>
    /// <exception cref="InvalidDataException">What is wrong with it: file, line, field.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static CertificateAuthority Load(string secretPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(secretPath);
        return Parse(secretPath, File.ReadAllText(secretPath));
    }

    /// <summary>What others need to trust an authority, as text.</summary>
    public static string Format(in TrustedAuthority authority) => new StringBuilder()
        .Append(KeyFile.NameOf(KeyFileField.Issuer)).Append(":\n").Append(authority.Issuer).Append('\n')
        .Append(KeyFile.NameOf(KeyFileField.AuthorityPublicKey)).Append(":\n").Append(authority.PublicKey.ToString().ToLowerInvariant()).Append('\n').ToString();

    internal static CertificateAuthority Parse(string name, string text)
    {
        KeyFile file = KeyFile.Parse(name, text);
        try
        {
            EccPrivateKey key = file.PrivateKey(KeyFileField.AuthorityPrivateKey);
            CertificateAuthority authority = new(TrustedAuthorities.ReadIssuer(file), key);
            key.Clear();
            return file.PublicKey(KeyFileField.AuthorityPublicKey) == authority.PublicKey
                ? authority
                : throw file.Wrong(KeyFileField.AuthorityPublicKey, "it is not that of the private key");
        }
        finally
        {
            file.Clear();
        }
    }
}
