using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Han.Gateway.Registry.Imported;

/// <summary>
/// An immutable segment. A look-up searches the directory in memory and then one page, which is memory-mapped in a gateway and read from the file in an
/// import, whose working set the pages would otherwise fill. Walks read the file, opened once, because an import may have removed its name by then. Nobody
/// ends a mapping or closes its file: they go with the last reader that holds them, so that what is in flight ends on the segments that it began with.
/// </summary>
internal sealed class Segment
{
    private readonly SafeBuffer? _view;
    private readonly SafeFileHandle _file;
    private readonly SegmentHeader _header;
    private readonly UInt128[] _keys;
    private readonly ulong[] _meters;
    private readonly ulong[] _euis;

    private Segment(string path, SegmentEntry entry, SafeBuffer? view, SafeFileHandle file, in SegmentHeader header, ReadOnlySpan<byte> directory)
    {
        Path = path;
        Entry = entry;
        _view = view;
        _file = file;
        _header = header;
        _keys = Take<UInt128>(ref directory, header.Records);
        _meters = Take<ulong>(ref directory, header.Meters);
        _euis = Take<ulong>(ref directory, header.Euis);
        using var reader = new BinaryReader(new MemoryStream(directory.ToArray()), System.Text.Encoding.UTF8);
        Texts = TextTable.Read(reader);
    }

    public string Path { get; }

    public SegmentEntry Entry { get; }

    public TextTable Texts { get; }

    /// <summary>Octets on disk.</summary>
    public long Length => _header.Length;

    public uint Count => _header.Records;

    public uint Meters => _header.Meters;

    public uint Euis => _header.Euis;

    /// <exception cref="InvalidDataException">The file is not the segment that the manifest lists.</exception>
    public static Segment Open(string folder, SegmentEntry entry, bool isMapped)
    {
        string path = System.IO.Path.Combine(folder, entry.File);
        SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            return Open(path, entry, isMapped, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static Segment Open(string path, SegmentEntry entry, bool isMapped, SafeFileHandle file)
    {
        SegmentHeader header = default;
        int found = RandomAccess.Read(file, MemoryMarshal.AsBytes(new Span<SegmentHeader>(ref header)), 0);
        if (found < Unsafe.SizeOf<SegmentHeader>() || header.Magic != SegmentHeader.Signature || header.Length != RandomAccess.GetLength(file)
            || header.DirectoryAt < SegmentHeader.RecordsAt || header.DirectoryAt > header.Length)
        {
            throw new InvalidDataException($"{path} is damaged: it is not the whole segment that the manifest lists. Import the premises again in full.");
        }

        byte[] directory = new byte[header.Length - header.DirectoryAt];
        for (int length = 0; RandomAccess.Read(file, directory.AsSpan(length), header.DirectoryAt + length) is > 0 and int read; length += read)
        {
        }

        if (Convert.ToHexStringLower(SegmentWriter.Digest(header, directory)) != entry.Digest)
        {
            throw new InvalidDataException($"{path} is damaged: its digest is not the manifest's. Import the premises again in full.");
        }

        return new Segment(path, entry, isMapped ? Map(file) : null, file, header, directory);
    }

    private static SafeMemoryMappedViewHandle Map(SafeFileHandle file)
    {
        using var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        return map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read).SafeMemoryMappedViewHandle;
    }

    public PremiseRecord At(uint number) => Read<PremiseRecord>(SegmentHeader.RecordsAt + (ulong)number * PremiseRecord.Size);

    /// <summary>The last record whose key is at most <paramref name="key"/>; -1 when there is none.</summary>
    public long LastUpTo(UInt128 key)
    {
        int block = Array.BinarySearch(_keys, key);
        block = block >= 0 ? block : ~block - 1;
        if (block < 0)
        {
            return -1;
        }

        // Keys are unique within a segment, so what is sought lies in this one page.
        long low = (long)block * SegmentHeader.Stride;
        long high = Math.Min(low + SegmentHeader.Stride, Count) - 1;
        while (low < high)
        {
            long middle = (low + high + 1) / 2;
            bool isAtMost = KeyAt((uint)middle) <= key;
            low = isAtMost ? middle : low;
            high = isAtMost ? high : middle - 1;
        }

        return low;
    }

    public UInt128 KeyAt(uint number) => Read<UInt128>(SegmentHeader.RecordsAt + (ulong)number * PremiseRecord.Size);

    public IndexEntry MeterAt(uint place) => Read<IndexEntry>((ulong)_header.MetersAt + (ulong)place * IndexEntry.Size);

    public IndexEntry EuiAt(uint place) => Read<IndexEntry>((ulong)_header.EuisAt + (ulong)place * IndexEntry.Size);

    /// <summary>The place of the first meter entry whose hash is at least this.</summary>
    public uint FirstMeter(ulong hash) => First(_meters, (ulong)_header.MetersAt, Meters, hash);

    /// <inheritdoc cref="FirstMeter"/>
    public uint FirstEui(ulong hash) => First(_euis, (ulong)_header.EuisAt, Euis, hash);

    /// <summary>Reads all records, meter entries or EUI-64 entries one after the other, past the mapping.</summary>
    public RecordFileReader<PremiseRecord> ReadRecords() => Reader<PremiseRecord>(SegmentHeader.RecordsAt, Count);

    /// <inheritdoc cref="ReadRecords"/>
    public RecordFileReader<IndexEntry> ReadMeters() => Reader<IndexEntry>(_header.MetersAt, Meters);

    /// <inheritdoc cref="ReadRecords"/>
    public RecordFileReader<IndexEntry> ReadEuis() => Reader<IndexEntry>(_header.EuisAt, Euis);

    /// <summary>Ends all reading of a segment that nobody else holds.</summary>
    public void CloseFile() => _file.Dispose();

    private RecordFileReader<T> Reader<T>(long offset, uint count)
        where T : unmanaged => new(_file, offset, count);

    private T Read<T>(ulong offset)
        where T : unmanaged
    {
        if (_view is not null)
        {
            return _view.Read<T>(offset);
        }

        T value = default;
        Span<byte> bytes = MemoryMarshal.AsBytes(new Span<T>(ref value));
        return RandomAccess.Read(_file, bytes, (long)offset) == bytes.Length ? value : throw new EndOfStreamException(Path);
    }

    private uint First(ulong[] directory, ulong offset, uint count, ulong hash)
    {
        int block = LowerBound(directory, hash) - 1;
        long low = Math.Max(0, (long)block * SegmentHeader.Stride);
        long high = Math.Min(low + SegmentHeader.Stride, count);
        while (low < high)
        {
            long middle = (low + high) / 2;
            bool isBelow = Read<IndexEntry>(offset + (ulong)middle * IndexEntry.Size).Hash < hash;
            low = isBelow ? middle + 1 : low;
            high = isBelow ? high : middle;
        }

        return (uint)low;
    }

    /// <summary>How many are below: equal hashes may span blocks, where a binary search would stop at any of them.</summary>
    private static int LowerBound(ulong[] sorted, ulong value)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static T[] Take<T>(ref ReadOnlySpan<byte> directory, uint items)
        where T : unmanaged
    {
        int blocks = (int)((items + SegmentHeader.Stride - 1L) / SegmentHeader.Stride);
        int bytes = blocks * Unsafe.SizeOf<T>();
        T[] taken = MemoryMarshal.Cast<byte, T>(directory[..bytes]).ToArray();
        directory = directory[bytes..];
        return taken;
    }
}
