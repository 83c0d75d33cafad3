using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Han.Gateway.Registry.Imported;

/// <summary>Sorts more than fits into memory: sorted runs in files of a folder, then one merge over them. Holds <c>capacity</c> items at most.</summary>
internal sealed class ExternalSort<T>(string folder, int capacity) : IDisposable
    where T : unmanaged, IComparable<T>
{
    private readonly List<string> _runs = [];
    private T[] _items = [];
    private int _count;

    public void Add(in T item)
    {
        if (_count == _items.Length)
        {
            Grow();
        }

        _items[_count++] = item;
    }

    /// <summary>Everything that was added, in order; to be walked once.</summary>
    public IEnumerable<T> Sorted()
    {
        Array.Sort(_items, 0, _count);
        return _runs.Count == 0 ? _items.Take(_count) : Merge();
    }

    public void Dispose()
    {
        _items = [];
        foreach (string run in _runs)
        {
            File.Delete(run);
        }
    }

    private void Grow()
    {
        if (_items.Length < capacity)
        {
            Array.Resize(ref _items, Math.Min(capacity, Math.Max(1024, _items.Length * 2)));
            return;
        }

        Spill();
    }

    private void Spill()
    {
        Array.Sort(_items, 0, _count);
        string path = Path.Combine(folder, $"run-{Guid.NewGuid():N}.tmp");
        _runs.Add(path);
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        file.Write(MemoryMarshal.AsBytes(_items.AsSpan(0, _count)));
        _count = 0;
    }

    private IEnumerable<T> Merge()
    {
        Spill();
        _items = [];
        var files = new List<SafeFileHandle>();
        try
        {
            var heads = new PriorityQueue<RecordFileReader<T>, T>();
            foreach (string run in _runs)
            {
                files.Add(File.OpenHandle(run));
                var reader = new RecordFileReader<T>(files[^1]);
                if (reader.TryRead(out T first))
                {
                    heads.Enqueue(reader, first);
                }
            }

            while (heads.TryDequeue(out RecordFileReader<T>? reader, out T item))
            {
                yield return item;
                if (reader.TryRead(out T next))
                {
                    heads.Enqueue(reader, next);
                }
            }
        }
        finally
        {
            files.ForEach(f => f.Dispose());
        }
    }
}
