using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using DeviceEmulator.Time;
using Sep.Codec.Capture;

namespace DeviceEmulator.Air;

/// <summary>
/// The UDP socket of ZEP, apart from the loop: datagrams wait in two bounded channels, and one that finds its channel full is dropped and counted, as on a
/// network. Nobody need listen at the other end.
/// </summary>
internal sealed class ZepSocket : IAsyncDisposable
{
    public const int Capacity = 256;
    private const int LongestDatagram = 2048;
    private const ulong NanosecondsInMillisecond = 1_000_000;

    private readonly Socket _socket;
    private readonly Action _arrived;
    private readonly CancellationTokenSource _end = new();
    private readonly Channel<byte[]> _out = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly Channel<byte[]> _in = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(Capacity) { SingleWriter = true });
    private readonly Task _sending;
    private readonly Task _receiving;
    private long _unsent;
    private long _untaken;

    /// <param name="options">Where to.</param>
    /// <param name="arrived">Called, on any thread, when a datagram waits to be taken.</param>
    /// <exception cref="SocketException">The local port is taken, or the address is not ours.</exception>
    public ZepSocket(ZepOptions options, Action arrived)
    {
        IPAddress any = options.Remote.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;
        IPAddress loopback = options.Remote.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : IPAddress.Loopback;
        _arrived = arrived;
        _socket = new Socket(options.Remote.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            _socket.Bind(options.Local ?? new IPEndPoint(IPAddress.IsLoopback(options.Remote.Address) ? loopback : any, 0));

            // A connected socket takes datagrams of its remote alone.
            _socket.Connect(options.Remote);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        LocalEndPoint = (IPEndPoint)_socket.LocalEndPoint!;
        _sending = SendAsync(_end.Token);
        _receiving = ReceiveAsync(_end.Token);
    }

    public IPEndPoint LocalEndPoint { get; }

    /// <summary>Datagrams that could not be sent because too many waited.</summary>
    public long Unsent => Interlocked.Read(ref _unsent);

    /// <summary>Datagrams that arrived while too many waited to be taken.</summary>
    public long Untaken => Interlocked.Read(ref _untaken);

    /// <summary>Sends a frame as a datagram, soon.</summary>
    public void Send(MarketTime at, byte channel, ushort deviceId, uint sequence, byte linkQuality, ReadOnlySpan<byte> frame)
    {
        Span<byte> datagram = stackalloc byte[ZepDatagram.MaxSize];
        ZepHeader header = new(channel, deviceId, sequence, (ulong)at.Milliseconds * NanosecondsInMillisecond, linkQuality);
        if (!_out.Writer.TryWrite(datagram[..ZepDatagram.Write(datagram, header, frame)].ToArray()))
        {
            Interlocked.Increment(ref _unsent);
        }
    }

    /// <summary>Takes the next datagram that has arrived.</summary>
    public bool TryTake(out byte[] datagram)
    {
        bool taken = _in.Reader.TryRead(out byte[]? next);
        datagram = next ?? [];
        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        _out.Writer.TryComplete();
        await _end.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_sending, _receiving).ConfigureAwait(false);
        _socket.Dispose();
        _end.Dispose();
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        while (await WaitAsync(cancellationToken).ConfigureAwait(false))
        {
            while (_out.Reader.TryRead(out byte[]? datagram))
            {
                try
                {
                    await _socket.SendAsync(datagram, cancellationToken).ConfigureAwait(false);
                }
                catch (Exception e) when (IsHarmless(e))
                {
                    // A datagram has no promise of arriving; the reason of the refusal is that of an earlier one.
                }
            }
        }
    }

    private async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _out.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        byte[] buffer = new byte[LongestDatagram];
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                int length = await _socket.ReceiveAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (_in.Writer.TryWrite(buffer.AsSpan(0, length).ToArray()))
                {
                    _arrived();
                }
                else
                {
                    Interlocked.Increment(ref _untaken);
                }
            }
            catch (Exception e) when (IsHarmless(e))
            {
                // Ended, or told that nobody listens to what was sent.
            }
        }
    }

    private static bool IsHarmless(Exception e) => e is OperationCanceledException || (e is SocketException refused && IsHarmless(refused.SocketErrorCode));

    private static bool IsHarmless(SocketError error) => error is SocketError.ConnectionRefused or SocketError.ConnectionReset or SocketError.MessageSize
        or SocketError.HostUnreachable or SocketError.NetworkUnreachable;
}
