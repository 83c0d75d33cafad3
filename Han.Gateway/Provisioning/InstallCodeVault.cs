using System.Security.Cryptography;
using System.Text;
using Han.Gateway.Storage;
using Microsoft.AspNetCore.DataProtection;
using Sep.Codec.Security;

namespace Han.Gateway.Provisioning;

/// <summary>
/// Installation codes at rest: sealed under a key ring of the data directory (keys/, readable by its owner alone), never written otherwise. A digest of a code is
/// keyed too: codes are short enough to be guessed from a plain one.
/// </summary>
public sealed class InstallCodeVault
{
    private const string Folder = "keys";
    private const string DigestKeyFile = "digest.key";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly IDataProtector _protector;
    private readonly byte[] _digestKey;

    public InstallCodeVault(string dataDirectory)
    {
        string folder = Path.Combine(dataDirectory, Folder);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }

        _protector = DataProtectionProvider.Create(new DirectoryInfo(folder), o => o.SetApplicationName("han-gateway")).CreateProtector("install codes");
        _digestKey = DigestKey(Path.Combine(folder, DigestKeyFile));
    }

    public byte[] Seal(InstallCode code)
    {
        Span<byte> octets = stackalloc byte[InstallCode.MaxSize];
        try
        {
            return _protector.Protect(octets[..code.CopyTo(octets)].ToArray());
        }
        finally
        {
            CryptographicOperations.ZeroMemory(octets);
        }
    }

    /// <exception cref="CryptographicException">Not sealed by this key ring, or changed since.</exception>
    public InstallCode Open(byte[] sealedCode)
    {
        byte[] octets = _protector.Unprotect(sealedCode);
        try
        {
            return InstallCode.TryRead(octets, out InstallCode code, out InstallCodeError error)
                ? code
                : throw new CryptographicException($"The sealed code is not an installation code: {error}.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(octets);
        }
    }

    /// <summary>Tells the same code from another one without telling the code; hex.</summary>
    public string Digest(string code) => Convert.ToHexStringLower(HMACSHA256.HashData(_digestKey, Encoding.UTF8.GetBytes(code)));

    private byte[] DigestKey(string file)
    {
        if (File.Exists(file))
        {
            return _protector.Unprotect(File.ReadAllBytes(file));
        }

        byte[] key = RandomNumberGenerator.GetBytes(32);
        DurableFile.Write(file, _protector.Protect(key), secret: true);

        // The ring was made by the line before, and not brought to disk by those who made it: what it seals will be there after a power cut, so must it be.
        DurableFile.FlushAll(Path.GetDirectoryName(file)!);
        return key;
    }
}
