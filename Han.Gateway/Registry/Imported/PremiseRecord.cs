using System.Runtime.InteropServices;
using Sep.Codec.Types;

namespace Han.Gateway.Registry.Imported;

/// <summary>
/// One row of an import as it lies on disk: 64 bytes, little-endian, 64 of them to a page. <see cref="Key"/> is the ESIID with the row's effective
/// moment below it, so that the rows of a premise follow each other in time and the row in force is found by one search.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PremiseRecord : IComparable<PremiseRecord>
{
    public const int Size = 64;
    private const int DateBits = 32;

    public UInt128 Key;
    public Eui64 Esi;
    public MeterKey Meter;
    public ushort Tdsp;
    public ushort Rep;
    public ushort Manufacturer;
    public ushort Model;
    public ushort MeterFirmware;
    public ushort HanFirmware;
    public ushort SepRevision;
    public PremiseStatus Status;
    public HanState Han;

    /// <summary>The line of the imported file that it came from.</summary>
    public uint Line;

    public readonly UInt128 EsiId => EsiIdOf(Key);

    /// <summary>Seconds since 1970, UTC.</summary>
    public readonly uint Effective => (uint)(Key & uint.MaxValue);

    public static UInt128 KeyOf(UInt128 esiId, uint effective) => (esiId << DateBits) | effective;

    public static UInt128 EsiIdOf(UInt128 key) => key >> DateBits;

    /// <summary>By ESIID, moment and line: the first of two rows for the same moment is the one that stood first.</summary>
    public readonly int CompareTo(PremiseRecord other)
    {
        int byKey = Key.CompareTo(other.Key);
        return byKey != 0 ? byKey : Line.CompareTo(other.Line);
    }
}
