using System.Runtime.InteropServices;

namespace Han.Gateway.Registry.Imported;

/// <summary>
/// The first bytes of a segment file. Behind it, from <see cref="Records"/> on: records sorted by key, the meter index, the EUI-64 index, and the
/// directory (every 64th key of each of the three, then the texts), which a reader keeps in memory.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SegmentHeader
{
    public const ulong Signature = 0x314D_4552_504E_4148; // "HANPREM1"
    public const int RecordsAt = 4096;

    /// <summary>A directory entry stands for so many items: a page of records.</summary>
    public const int Stride = 64;

    public ulong Magic;
    public uint Records;
    public uint Meters;
    public uint Euis;
    public uint Reserved;
    public long MetersAt;
    public long EuisAt;
    public long DirectoryAt;
    public long Length;
}
