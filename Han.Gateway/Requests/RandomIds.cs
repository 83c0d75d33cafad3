using System.Security.Cryptography;

namespace Han.Gateway.Requests;

/// <summary>RequestIDs from the operating system's generator: nobody can guess a company's requests.</summary>
public sealed class RandomIds : IVisibleIds
{
    public string NextId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
}
