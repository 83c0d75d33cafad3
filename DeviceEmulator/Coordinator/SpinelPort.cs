using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using DeviceEmulator.Air;
using Sep.Codec.Coordinator.Spinel;
using Sep.Codec.Types;

namespace DeviceEmulator.Coordinator;

/// <summary>
/// A TCP port behind which an emulated radio co-processor listens, for a foreign network stack that drives radios by Spinel over HDLC-lite. One host at a
/// time; the next one waits until that has gone, and finds a radio that was just switched on.
/// </summary>
public sealed class SpinelPort : IPump, ISpinelHost, IAsyncDisposable
{
    /// <summary>Pieces of octets from the host that may wait for the loop.</summary>
    private const int Capacity = 64;

    private readonly AirLoop _loop;
    private readonly SpinelRadio _radio;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly Channel<SpinelArrival> _arrivals = Channel.CreateBounded<SpinelArrival>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly Task _listening;
    private HdlcLiteReader _reader = new();
    private SpinelConnection? _connection;

    /// <summary>Opens the port. Call it before the loop runs, or on the loop.</summary>
    /// <param name="air">The air of the radio.</param>
    /// <param name="loop">The loop of that air.</param>
    /// <param name="hardwareAddress">The radio's own EUI-64; its host may set another one.</param>
    /// <param name="local">Where to listen; port 0 for any free one.</param>
    /// <exception cref="SocketException">The port is taken, or the address is not ours.</exception>
    public SpinelPort(IAir air, AirLoop loop, Eui64 hardwareAddress, IPEndPoint local)
    {
        _loop = loop;
        _radio = new SpinelRadio(air, loop.Agenda, hardwareAddress, this);
        _listener = new TcpListener(local);
        _listener.Start(backlog: 1);
        LocalEndPoint = (IPEndPoint)_listener.LocalEndpoint;
        loop.Attach(this);
        _listening = ListenAsync(_end.Token);
    }

    public IPEndPoint LocalEndPoint { get; }

    /// <summary>A host is connected.</summary>
    public bool IsConnected => _connection is not null;

    /// <summary>Frames from the host that were damaged or none of Spinel, since it connected.</summary>
    public long Refused => _reader.Damaged + _radio.Malformed;

    /// <summary>Frames to the host that it did not take in time, since it connected.</summary>
    public long Dropped => _connection?.Dropped ?? 0;

    public void Pump()
    {
        while (_arrivals.Reader.TryRead(out SpinelArrival arrival))
        {
            switch (arrival.Kind)
            {
                case SpinelArrivalKind.Opened:
                    (_connection, _reader) = (arrival.Connection, new HdlcLiteReader());
                    _radio.PowerOn();
                    break;
                case SpinelArrivalKind.Octets:
                    Take(arrival.Octets);
                    break;
                default:
                    _connection = null;
                    _radio.PowerOff();
                    break;
            }
        }
    }

    void ISpinelHost.OnFrame(ReadOnlySpan<byte> frame)
    {
        if (_connection is SpinelConnection connection)
        {
            byte[] octets = new byte[HdlcLite.MaxSize(frame.Length)];
            connection.Send(octets[..HdlcLite.Write(octets, frame)]);
        }
    }

    /// <summary>Closes the port and sends the host away. Call it on the loop, or when it runs no more.</summary>
    public async ValueTask DisposeAsync()
    {
        _loop.Detach(this);
        await _end.CancelAsync().ConfigureAwait(false);
        await _listening.ConfigureAwait(false);
        _listener.Dispose();
        _end.Dispose();
    }

    private void Take(ReadOnlySpan<byte> octets)
    {
        while (_reader.TryRead(ref octets, out ReadOnlySpan<byte> frame))
        {
            _radio.OnFrame(frame);
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                using Socket socket = await _listener.AcceptSocketAsync(cancellationToken).ConfigureAwait(false);
                socket.NoDelay = true;
                await new SpinelConnection(socket, _arrivals.Writer, _loop.Wake).RunAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The port ends.
        }
    }
}
