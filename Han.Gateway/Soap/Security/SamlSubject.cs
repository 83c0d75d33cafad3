using System.Security.Cryptography;

namespace Han.Gateway.Soap.Security;

/// <summary>Of whom a verified assertion speaks, and the key that this one must hold.</summary>
internal sealed class SamlSubject(string name, RSA key) : IDisposable
{
    public string Name { get; } = name;

    public RSA Key { get; } = key;

    public void Dispose() => Key.Dispose();
}
