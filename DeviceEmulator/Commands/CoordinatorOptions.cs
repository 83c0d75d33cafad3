using System.Security.Cryptography;
using Sep.Codec.Types;

namespace DeviceEmulator.Commands;

/// <summary>The words after coordinator.</summary>
/// <param name="Spinel">--spinel.</param>
/// <param name="Address">--eui64; null where it was not given.</param>
/// <param name="Capture">--capture; null where it was not given.</param>
/// <param name="Zep">--watch, --zep and --zep-local.</param>
internal sealed record CoordinatorOptions(int Spinel, string? Address, string? Capture, ZepWords Zep)
{
    /// <summary>Of the first octet of an EUI-64: no group address, and given by no registry.</summary>
    private const ulong GroupBit = 1UL << 56, LocalBit = 1UL << 57;

    /// <exception cref="ArgumentException">It is no port.</exception>
    public int ParsePort() => Spinel is >= 0 and <= ushort.MaxValue ? Spinel : throw new ArgumentException($"--spinel: {Spinel} is no TCP port.");

    /// <exception cref="ArgumentException">It is no EUI-64.</exception>
    public Eui64 ParseAddress()
    {
        if (Address is not null)
        {
            return Eui64.TryParse(Address, out Eui64 address) ? address : throw new ArgumentException($"--eui64: {Address} is not 16 hex digits.");
        }

        Span<byte> octets = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(octets);
        return new Eui64((BitConverter.ToUInt64(octets) | LocalBit) & ~GroupBit);
    }
}
