using System.Runtime.InteropServices;

namespace Han.Gateway.Registry.Imported;

/// <summary>One line of an index: where the record with this key's hash is. 12 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct IndexEntry(ulong Hash, uint Record) : IComparable<IndexEntry>
{
    public const int Size = 12;

    public int CompareTo(IndexEntry other)
    {
        int byHash = Hash.CompareTo(other.Hash);
        return byHash != 0 ? byHash : Record.CompareTo(other.Record);
    }
}
