using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Han.Gateway.Registry.Imported;

/// <summary>Reads fixed-size items of a file from an offset on, to its end or <c>limit</c> of them, some thousand at a time. The file stays its owner's to close.</summary>
internal sealed class RecordFileReader<T>(SafeFileHandle file, long offset = 0, long limit = long.MaxValue)
    where T : unmanaged
{
    private readonly T[] _block = new T[4096];
    private long _next = offset;
    private long _left = limit;
    private int _at;
    private int _count;

    public bool TryRead(out T item)
    {
        if (_at == _count && !TryReadBlock())
        {
            item = default;
            return false;
        }

        item = _block[_at++];
        return true;
    }

    private bool TryReadBlock()
    {
        Span<byte> room = MemoryMarshal.AsBytes(_block.AsSpan(0, (int)Math.Min(_block.Length, _left)));
        int length = 0;
        for (int read = 1; read > 0 && length < room.Length; length += read)
        {
            read = RandomAccess.Read(file, room[length..], _next + length);
        }

        _count = length / Unsafe.SizeOf<T>();
        _next += length;
        _left -= _count;
        _at = 0;
        return _count > 0;
    }
}
