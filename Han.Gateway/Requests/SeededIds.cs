using System.Buffers.Binary;
using DeviceEmulator.Time;

namespace Han.Gateway.Requests;

/// <summary>RequestIDs that repeat with the seed, so that a demonstration's log repeats to the letter. Only for emulated homes on loopback.</summary>
public sealed class SeededIds(ulong seed) : IVisibleIds
{
    private uint _count;

    public string NextId()
    {
        uint n = Interlocked.Increment(ref _count);
        Span<byte> id = stackalloc byte[12];
        BinaryPrimitives.WriteUInt64BigEndian(id, Chance.Draw(seed, n, 0, DrawPurpose.VisibleId));
        BinaryPrimitives.WriteUInt32BigEndian(id[8..], n);
        return Convert.ToHexStringLower(id);
    }
}
