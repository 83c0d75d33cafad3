using System.Security.Cryptography;

namespace DeviceEmulator.Stack;

/// <summary>The generator of the operating system: what every node has unless a capture is to be repeated octet by octet.</summary>
public sealed class SystemEntropy : IEntropy
{
    private SystemEntropy()
    {
    }

    public static SystemEntropy Instance { get; } = new();

    public void Fill(Span<byte> octets) => RandomNumberGenerator.Fill(octets);
}
