using System.Net;
using System.Net.Sockets;
using Sep.Codec.Capture;
using Sep.Codec.Mac;
using Sep.Codec.Wire;

namespace DeviceEmulator.Air;

/// <summary>
/// Somebody beyond a UDP socket, such as a maker's simulated firmware, as one more antenna on the air: what is heard at its place leaves as ZEP version 2,
/// and what comes back is transmitted, on the channel that it names, to which the antenna then stays tuned. Damaged frames go neither way. The firmware
/// acknowledges for itself, so whoever talks to it waits longer for an acknowledgement than at the air alone.
/// </summary>
public sealed class ZepTransceiver : ITransceiver, IPump, IAsyncDisposable
{
    private readonly IAir _air;
    private readonly AirLoop _loop;
    private readonly ushort _deviceId;
    private readonly ZepSocket _socket;
    private uint _sequence;

    /// <summary>Opens the socket and goes on the air. Call it before the loop runs, or on the loop.</summary>
    /// <exception cref="SocketException">The local port is taken, or the address is not ours.</exception>
    public ZepTransceiver(IAir air, AirLoop loop, ZepOptions options)
    {
        (_air, _loop, _deviceId, Channel) = (air, loop, options.DeviceId, options.Channel);
        _socket = new ZepSocket(options, loop.Wake);
        air.Attach(this);
        loop.Attach(this);
    }

    public byte Channel { get; private set; }

    public IPEndPoint LocalEndPoint => _socket.LocalEndPoint;

    /// <summary>Frames that were transmitted for the remote.</summary>
    public long Transmitted { get; private set; }

    /// <summary>What arrived and was no sound frame of IEEE 802.15.4 in ZEP version 2. Receipts are none, and are not counted.</summary>
    public long Refused { get; private set; }

    /// <summary>Datagrams lost because too many waited, of both directions.</summary>
    public long Dropped => _socket.Unsent + _socket.Untaken;

    public void OnReceived(ReadOnlySpan<byte> psdu, in FrameReception reception)
    {
        if (MacFrame.CheckFrame(psdu, out ReadOnlySpan<byte> frame) != FrameError.None)
        {
            return;
        }

        _socket.Send(_loop.Agenda.Now, (byte)reception.Channel, _deviceId, _sequence, reception.LinkQuality ?? byte.MaxValue, frame);
        _sequence = unchecked(_sequence + 1);
    }

    public void Pump()
    {
        Span<byte> psdu = stackalloc byte[MacFrame.MaxSize];
        while (_socket.TryTake(out byte[] datagram))
        {
            bool isRead = ZepDatagram.TryRead(datagram, out ZepKind kind, out ZepHeader header, out ReadOnlySpan<byte> frame, out FrameCheckResult check);
            if (isRead && kind == ZepKind.Acknowledgement)
            {
                continue;
            }

            int length = frame.Length + MacFrame.FrameCheckLength;
            if (!isRead || check != FrameCheckResult.Right || header.Channel is < 11 or > 26 || length is < VirtualAir.ShortestFrame or > VirtualAir.LongestFrame)
            {
                Refused++;
                continue;
            }

            frame.CopyTo(psdu);
            Channel = header.Channel;
            _air.Transmit(this, psdu[..MacFrame.AppendFrameCheck(psdu, frame.Length)]);
            Transmitted++;
        }
    }

    /// <summary>Leaves the air and closes the socket. Call it on the loop, or when it runs no more.</summary>
    public ValueTask DisposeAsync()
    {
        _loop.Detach(this);
        _air.Detach(this);
        return _socket.DisposeAsync();
    }
}
