using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Han.Gateway.Registry.Imported;

/// <summary>A meter serial number of up to 20 printable ASCII characters, packed. The default value stands for "no meter".</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct MeterKey(ulong First, ulong Second, uint Third)
{
    public const int LongestText = 20;

    public bool IsNone => First == 0;

    /// <summary>Spreads meters evenly over 64 bits. Stored in files: it must never change.</summary>
    public ulong Hash => KeyHash.Of(KeyHash.Of(KeyHash.Of(First) ^ Second) ^ Third);

    public static bool TryPack(ReadOnlySpan<char> text, out MeterKey key)
    {
        key = default;
        if (text.Length is 0 or > LongestText || text.ContainsAnyExceptInRange('!', '~'))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[LongestText];
        bytes.Clear();
        for (int i = 0; i < text.Length; i++)
        {
            bytes[i] = (byte)text[i];
        }

        key = new MeterKey(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]));
        return true;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[LongestText];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, First);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], Second);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[16..], Third);
        int end = bytes.IndexOf((byte)0);
        return System.Text.Encoding.ASCII.GetString(end < 0 ? bytes : bytes[..end]);
    }
}
