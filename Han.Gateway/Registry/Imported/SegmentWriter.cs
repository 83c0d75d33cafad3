using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Han.Gateway.Registry.Imported;

/// <summary>Writes one segment file from sorted records and brings it to disk. Memory stays bounded whatever their number.</summary>
internal sealed class SegmentWriter(string folder)
{
    /// <summary>24 MB for each of the two indexes.</summary>
    private const int IndexItems = 2_000_000;

    /// <summary>Writes <paramref name="name"/> and answers its line for the manifest.</summary>
    public SegmentEntry Write(string name, IEnumerable<PremiseRecord> sorted, TextTable texts, string source)
    {
        using var meters = new ExternalSort<IndexEntry>(folder, IndexItems);
        using var euis = new ExternalSort<IndexEntry>(folder, IndexItems);
        using var file = new FileStream(Path.Combine(folder, name), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 20);
        using var directory = new MemoryStream();
        file.Position = SegmentHeader.RecordsAt;
        var header = new SegmentHeader { Magic = SegmentHeader.Signature };
        header.Records = WriteAll(file, directory, sorted, r => r.Key, (in PremiseRecord record, uint number) =>
        {
            if (!record.Meter.IsNone)
            {
                meters.Add(new IndexEntry(record.Meter.Hash, number));
            }

            if (!record.Esi.IsNone)
            {
                euis.Add(new IndexEntry(KeyHash.Of(record.Esi.Value), number));
            }
        });
        header.MetersAt = file.Position;
        header.Meters = WriteAll(file, directory, meters.Sorted(), e => e.Hash, (in IndexEntry _, uint _) => { });
        header.EuisAt = file.Position;
        header.Euis = WriteAll(file, directory, euis.Sorted(), e => e.Hash, (in IndexEntry _, uint _) => { });
        header.DirectoryAt = file.Position;
        using (var writer = new BinaryWriter(directory, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            texts.Write(writer);
        }

        byte[] tail = directory.ToArray();
        file.Write(tail);
        header.Length = file.Position;
        file.Position = 0;
        file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<SegmentHeader>(in header)));
        file.Flush(flushToDisk: true);
        return new SegmentEntry(name, header.Records, source, Convert.ToHexStringLower(Digest(header, tail)));
    }

    /// <summary>Of header and directory: what a reader takes on trust. A segment cut short or mixed up with another does not pass.</summary>
    public static byte[] Digest(in SegmentHeader header, ReadOnlySpan<byte> directory)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<SegmentHeader>(in header)));
        hash.AppendData(directory);
        return hash.GetHashAndReset();
    }

    private delegate void Written<T>(in T item, uint number);

    private static uint WriteAll<T, TKey>(FileStream file, MemoryStream directory, IEnumerable<T> items, Func<T, TKey> keyOf, Written<T> written)
        where T : unmanaged
        where TKey : unmanaged
    {
        uint count = 0;
        foreach (T item in items)
        {
            if (count % SegmentHeader.Stride == 0)
            {
                TKey key = keyOf(item);
                directory.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<TKey>(in key)));
            }

            file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in item)));
            written(item, count);
            count++;
        }

        return count;
    }
}
