using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace HeadEnd.Simulator.Coordinators;

/// <summary>
/// A coordinator behind a TCP port (one with its own network interface, or a serial port that another program serves). Its reading and writing is real
/// input and output and has a task; what comes is handed to the loop through a bounded channel. A connection that ends is made anew, after a pause
/// that doubles up to half a minute.
/// </summary>
public sealed class TcpLine : ICoordinatorLine, IAsyncDisposable
{
    /// <summary>Events that wait for the loop; the connection waits while they are so many.</summary>
    public const int InboxCapacity = 256;

    /// <summary>Frames that wait to be written; those that are too many are lost. Drivers ask one thing at a time.</summary>
    public const int OutboxCapacity = 64;

    private const int BufferSize = 4096;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly CoordinatorAddress _address;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;
    private readonly Channel<LineEvent> _inbox = Channel.CreateBounded<LineEvent>(new BoundedChannelOptions(InboxCapacity) { SingleReader = true });
    private volatile Connection? _current;
    private int _abandoned;

    public TcpLine(CoordinatorAddress address, TimeProvider timeProvider, ILogger logger)
    {
        (_address, _timeProvider, _logger) = (address, timeProvider, logger);
        _running = RunAsync(_end.Token);
    }

    public void Write(ReadOnlySpan<byte> octets)
    {
        if (_current is not { } connection || !connection.Outbox.TryPost(octets))
        {
            LogMessages.LineFull(_logger, _address.ToString(), octets.Length);
        }
    }

    public void Reopen()
    {
        if (_current is { } connection)
        {
            _abandoned = connection.Number;
            connection.Outbox.Close();
        }
    }

    /// <summary>Tells a driver all that has happened since the last time, on the loop of the caller.</summary>
    public void Deliver(ICoordinatorDriver driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        while (_inbox.Reader.TryRead(out LineEvent happened))
        {
            if (happened.Connection <= _abandoned)
            {
                CryptographicOperations.ZeroMemory(happened.Octets);
                continue;
            }

            switch (happened.Kind)
            {
                case LineEventKind.Opened:
                    driver.OnOpened();
                    break;
                case LineEventKind.Octets:
                    driver.OnOctets(happened.Octets);

                    // It may have told a key.
                    CryptographicOperations.ZeroMemory(happened.Octets);
                    break;
                default:
                    driver.OnLost();
                    break;
            }
        }
    }

    /// <summary>Completes when something has happened.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _inbox.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Ends the connection; what was not written yet is lost.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        TimeSpan pause = FirstPause;
        for (int number = 1; !cancellationToken.IsCancellationRequested; number++)
        {
            try
            {
                if (await ConnectAsync(number, cancellationToken).ConfigureAwait(false))
                {
                    pause = FirstPause;
                }

                await Task.Delay(pause, _timeProvider, cancellationToken).ConfigureAwait(false);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // The line is disposed of.
            }
        }
    }

    /// <summary>One connection from its beginning to its end; true when there was one.</summary>
    private async Task<bool> ConnectAsync(int number, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Connection connection = new(number, end);
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        bool isOpen = false;
        string problem = "the other side closed it";
        try
        {
            await socket.ConnectAsync(_address.Host, _address.Port, end.Token).ConfigureAwait(false);
            LogMessages.LineOpened(_logger, _address.ToString());
            _current = connection;
            isOpen = true;
            await PostAsync(new LineEvent(number, LineEventKind.Opened, []), end.Token).ConfigureAwait(false);
            Task writing = connection.Outbox.WriteAsync((octets, token) => socket.SendAsync(octets, token), end.Token);
            Task reading = ReadAsync(socket, connection);
            Task first = await Task.WhenAny(reading, writing).ConfigureAwait(false);
            problem = first.Exception?.InnerException?.Message ?? problem;
            await end.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(reading, writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (SocketException e)
        {
            problem = e.Message;
        }
        finally
        {
            _current = null;
            connection.Outbox.Wipe();
        }

        LogMessages.LineLost(_logger, _address.ToString(), problem);
        if (isOpen)
        {
            await PostAsync(new LineEvent(number, LineEventKind.Lost, []), cancellationToken).ConfigureAwait(false);
        }

        return isOpen;
    }

    private async Task ReadAsync(Socket socket, Connection connection)
    {
        byte[] buffer = new byte[BufferSize];
        int count;
        try
        {
            while ((count = await socket.ReceiveAsync(buffer, connection.End.Token).ConfigureAwait(false)) > 0)
            {
                await PostAsync(new LineEvent(connection.Number, LineEventKind.Octets, buffer[..count]), connection.End.Token).ConfigureAwait(false);
                CryptographicOperations.ZeroMemory(buffer.AsSpan(0, count));
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }

    private ValueTask PostAsync(LineEvent happened, CancellationToken cancellationToken) => _inbox.Writer.WriteAsync(happened, cancellationToken);

    private sealed record Connection(int Number, CancellationTokenSource End)
    {
        public LineOutbox Outbox { get; } = new(OutboxCapacity);
    }
}
