using System.Net.Sockets;
using DeviceEmulator.Time;
using Sep.Codec.Capture;
using Sep.Codec.Mac;
using Sep.Codec.Wire;

namespace DeviceEmulator.Air;

/// <summary>
/// Shows all that is transmitted on an air, on every channel, to somebody who listens for ZEP, such as Wireshark. A frame whose frame check sequence is
/// wrong is not shown: ZEP writes its own.
/// </summary>
public sealed class ZepMonitor : IAirTap, IAsyncDisposable
{
    private readonly ushort _deviceId;
    private readonly ZepSocket _socket;
    private uint _sequence;

    /// <exception cref="SocketException">The local port is taken, or the address is not ours.</exception>
    public ZepMonitor(ZepOptions options) => (_deviceId, _socket) = (options.DeviceId, new ZepSocket(options, static () => { }));

    /// <summary>Datagrams lost because too many waited.</summary>
    public long Dropped => _socket.Unsent;

    public void OnTransmitted(MarketTime at, byte channel, ReadOnlySpan<byte> psdu, string comment)
    {
        if (MacFrame.CheckFrame(psdu, out ReadOnlySpan<byte> frame) == FrameError.None)
        {
            _socket.Send(at, channel, _deviceId, _sequence, byte.MaxValue, frame);
            _sequence = unchecked(_sequence + 1);
        }
    }

    public ValueTask DisposeAsync() => _socket.DisposeAsync();
}
