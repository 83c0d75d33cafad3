using System.Buffers.Binary;
using System.Security.Cryptography;
using DeviceEmulator.Faults;
using DeviceEmulator.Stack;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace DeviceEmulator.Home;

/// <summary>Installation codes of emulated devices, and the link keys that come of them (075356r15 5.4.8).</summary>
public static class HomeCodes
{
    private const int CodeSize = 16;

    /// <summary>The code of 16 octets that a device of a seeded home has: as good as any, but known to whoever knows the seed.</summary>
    public static InstallCode Seeded(ulong seed, Eui64 device)
    {
        Span<byte> question = stackalloc byte[24];
        "INSTCODE"u8.CopyTo(question);
        BinaryPrimitives.WriteUInt64BigEndian(question[8..], seed);
        BinaryPrimitives.WriteUInt64BigEndian(question[16..], device.Value);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(question, hash);
        return new InstallCode(hash[..CodeSize]);
    }

    /// <summary>The link key that the trust centre makes of a code.</summary>
    public static LinkKey KeyOf(InstallCode code)
    {
        AesKey key = code.ToLinkKey();
        return new LinkKey(key);
    }

    /// <summary>The link key that a device or a trust centre makes of a code, which is another one when it has the CRC wrong.</summary>
    public static LinkKey KeyOf(InstallCode code, Faults.Faults faults)
    {
        if (!faults.Has(Misbehaviour.WrongInstallCodeCrc))
        {
            return KeyOf(code);
        }

        Span<byte> octets = stackalloc byte[InstallCode.MaxSize];
        octets = octets[..code.CopyTo(octets)];
        octets[^1] ^= 0xFF;
        Span<byte> key = stackalloc byte[LinkKey.Size];
        AesMmo.Hash(octets, key);
        return new LinkKey(key);
    }
}
