using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Coordinators;

namespace Han.Tests.Coordinators.Znp;

/// <summary>
/// A chip behind a TCP port of the loopback interface. What it would do within the next seconds it does at once, so that nobody waits; what is further
/// away (the end of a window) does not happen by itself.
/// </summary>
internal sealed class ZnpTcpPeer : IAsyncDisposable
{
    private const long Near = 20_000;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Agenda _agenda = new();
    private readonly LoopPost _post;
    private readonly List<byte[]> _out = [];
    private readonly Channel<Action> _wishes = Channel.CreateBounded<Action>(16);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;
    private Socket? _host;

    public ZnpTcpPeer()
    {
        _agenda.Enter(new MarketTime(1_800_000_000_000));
        _post = new LoopPost(_agenda);
        Chip = new ZnpChip(
            (octets, milliseconds) => _post.After(milliseconds, () => _out.Add(octets)), (action, milliseconds) => _post.After(milliseconds, action));
        _listener.Start();
        Address = new CoordinatorAddress("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);
        _running = RunAsync(_end.Token);
    }

    public CoordinatorAddress Address { get; }

    public ZnpChip Chip { get; }

    /// <summary>What goes over the line in place of what the chip says.</summary>
    public Func<byte[], byte[]> Spoil { get; set; } = octets => octets;

    /// <summary>How many octets go at a time.</summary>
    public int PieceSize { get; set; } = int.MaxValue;

    public int Connections { get; private set; }

    /// <summary>Does something to the chip, on its own loop.</summary>
    public ValueTask DoAsync(Action<ZnpChip> wish) => _wishes.Writer.WriteAsync(() => wish(Chip));

    /// <summary>Ends the connection from this side.</summary>
    public ValueTask HangUpAsync() => _wishes.Writer.WriteAsync(() => _host?.Shutdown(SocketShutdown.Both));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            using Socket host = _host = await _listener.AcceptSocketAsync(cancellationToken);
            host.NoDelay = true;
            Connections++;
            try
            {
                await ServeAsync(host, cancellationToken);
            }
            catch (SocketException)
            {
                // The host is gone; it comes again.
            }
        }
    }

    private async Task ServeAsync(Socket host, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[1024];
        Task<int> reading = host.ReceiveAsync(buffer, cancellationToken).AsTask();
        Task<bool> wishing = _wishes.Reader.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            if (await Task.WhenAny(reading, wishing) == reading)
            {
                int count = await reading;
                if (count == 0)
                {
                    return;
                }

                Chip.Receive(buffer.AsSpan(0, count));
                reading = host.ReceiveAsync(buffer, cancellationToken).AsTask();
            }
            else
            {
                while (_wishes.Reader.TryRead(out Action? wish))
                {
                    wish();
                }

                wishing = _wishes.Reader.WaitToReadAsync(cancellationToken).AsTask();
            }

            await FlushAsync(host, cancellationToken);
        }
    }

    private async Task FlushAsync(Socket host, CancellationToken cancellationToken)
    {
        while (_agenda.TryStep(_agenda.Now.PlusMilliseconds(Near)))
        {
        }

        byte[][] said = [.. _out];
        _out.Clear();
        foreach (byte[] octets in said)
        {
            foreach (byte[] piece in Spoil(octets).Chunk(PieceSize))
            {
                await host.SendAsync(piece, cancellationToken);
            }
        }
    }
}
