using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Han.Gateway.Registry.Imported;

/// <summary>Reads fixed-size items from a stream to its end, or <c>limit</c> of them, some thousand at a time.</summary>
internal sealed class RecordFileReader<T>(Stream stream, long limit = long.MaxValue) : IDisposable
    where T : unmanaged
{
    private readonly T[] _block = new T[4096];
    private long _left = limit;
    private int _at;
    private int _count;

    public bool TryRead(out T item)
    {
        if (_at == _count)
        {
            Span<byte> room = MemoryMarshal.AsBytes(_block.AsSpan(0, (int)Math.Min(_block.Length, _left)));
            int read = stream.ReadAtLeast(room, room.Length, throwOnEndOfStream: false);
            _count = read / Unsafe.SizeOf<T>();
            _left -= _count;
            _at = 0;
            if (_count == 0)
            {
                item = default;
                return false;
            }
        }

        item = _block[_at++];
        return true;
    }

    public void Dispose() => stream.Dispose();
}
