using System.Net.Sockets;
using System.Threading.Channels;

namespace DeviceEmulator.Coordinator;

/// <summary>One host at the line: octets from it wait in a bounded channel, so that TCP makes it wait; those to it are dropped and counted when it does not read.</summary>
internal sealed class SpinelConnection(Socket socket, ChannelWriter<SpinelArrival> arrivals, Action arrived)
{
    public const int Capacity = 256;
    private const int ChunkLength = 2048;

    private readonly Channel<byte[]> _out = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private long _dropped;

    /// <summary>Frames to the host that it did not take in time.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Sends octets, soon.</summary>
    public void Send(byte[] octets)
    {
        if (!_out.Writer.TryWrite(octets))
        {
            Interlocked.Increment(ref _dropped);
        }
    }

    /// <summary>Carries octets both ways until the host goes or the port ends.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await PostAsync(new SpinelArrival(this, SpinelArrivalKind.Opened, []), cancellationToken).ConfigureAwait(false);
        Task sending = SendAsync(end.Token);
        try
        {
            await ReceiveAsync(end.Token).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            // The host has gone without a word.
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(false);
        }

        await PostAsync(new SpinelArrival(this, SpinelArrivalKind.Closed, []), cancellationToken).ConfigureAwait(false);
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[ChunkLength];
        while (await socket.ReceiveAsync(buffer, cancellationToken).ConfigureAwait(false) is int length and > 0)
        {
            await PostAsync(new SpinelArrival(this, SpinelArrivalKind.Octets, buffer[..length]), cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask PostAsync(SpinelArrival arrival, CancellationToken cancellationToken)
    {
        await arrivals.WriteAsync(arrival, cancellationToken).ConfigureAwait(false);
        arrived();
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            await foreach (byte[] octets in _out.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                for (int sent = 0; sent < octets.Length;)
                {
                    sent += await socket.SendAsync(octets.AsMemory(sent), cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // Ended; or the host is gone, which whoever receives finds out too.
        }
    }
}
