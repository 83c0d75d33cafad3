using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

/// <inheritdoc cref="CommandDraw"/>
public sealed class CommandDraw<T>(Func<byte[], T> make) : CommandDraw(T.Key, typeof(T).Name) where T : struct, ISepCommand<T>, IEquatable<T>
{
    public override ISepCommand Make(byte[] octets) => make(octets);

    public override bool ComesBack(byte[] octets)
    {
        T command = make(octets);
        byte[] frame = new byte[MaxFrame];
        int length = ZclFrame.Write(frame, octets[1], T.Key.Direction, disableDefaultResponse: octets[2] > 127, command);
        return ZclFrame.TryRead(frame.AsSpan(0, length), out ZclHeader header, out ReadOnlySpan<byte> payload)
            && header.Announces<T>(T.Key.Cluster)
            && header.Sequence == octets[1]
            && ZclFrame.TryDecode(payload, out T back, out ReadOnlySpan<byte> tail)
            && tail.IsEmpty
            && back.Equals(command);
    }

    public override long AllocatedByRoundTrips()
    {
        T command = make(Draws.Of(7));
        byte[] buffer = new byte[MaxFrame];
        RoundTrip(buffer, command);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            RoundTrip(buffer, command);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void RoundTrip(byte[] buffer, in T command)
    {
        int length = ZclFrame.Write(buffer, 1, T.Key.Direction, disableDefaultResponse: false, command);
        bool read = ZclFrame.TryRead(buffer.AsMemory(0, length), out _, out ReadOnlyMemory<byte> payload)
            && ZclFrame.TryDecode(payload, out T _, out _);
        Assert.True(read);
    }
}
