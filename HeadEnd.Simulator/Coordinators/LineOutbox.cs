using System.Security.Cryptography;
using System.Threading.Channels;

namespace HeadEnd.Simulator.Coordinators;

/// <summary>
/// What waits to be written on one connection. Frames to a coordinator may hold keys: each is overwritten when it is written, and all that are left when the
/// connection ends.
/// </summary>
internal sealed class LineOutbox(int capacity)
{
    private readonly Channel<byte[]> _frames = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(capacity));

    /// <summary>Takes a copy; false where there is no room, or nobody writes any more.</summary>
    public bool TryPost(ReadOnlySpan<byte> octets)
    {
        byte[] copy = octets.ToArray();
        bool isTaken = _frames.Writer.TryWrite(copy);
        if (!isTaken)
        {
            CryptographicOperations.ZeroMemory(copy);
        }

        return isTaken;
    }

    /// <summary>Takes nothing more.</summary>
    public void Close() => _frames.Writer.TryComplete();

    /// <summary>Writes one frame after the other until the outbox is closed.</summary>
    /// <param name="send">Sends some of the octets that it is given, and answers how many.</param>
    public async Task WriteAsync(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<int>> send, CancellationToken cancellationToken)
    {
        await foreach (byte[] octets in _frames.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                for (int sent = 0; sent < octets.Length;)
                {
                    sent += await send(octets.AsMemory(sent), cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                CryptographicOperations.ZeroMemory(octets);
            }
        }
    }

    /// <summary>Closes, and overwrites what was not written.</summary>
    public void Wipe()
    {
        Close();
        while (_frames.Reader.TryRead(out byte[]? octets))
        {
            CryptographicOperations.ZeroMemory(octets);
        }
    }
}
