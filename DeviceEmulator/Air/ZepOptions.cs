using System.Net;
using Sep.Codec.Capture;

namespace DeviceEmulator.Air;

/// <summary>Where ZEP comes from and goes to.</summary>
/// <param name="Remote">Where datagrams go, and where alone they may come from.</param>
/// <param name="Local">Where they leave from and are received; null: any free port, of the loopback when the remote is there too.</param>
/// <param name="Channel">The channel, 11 to 26, until the remote speaks on another.</param>
/// <param name="DeviceId">The number under which our frames travel.</param>
public sealed record ZepOptions(IPEndPoint Remote, IPEndPoint? Local = null, byte Channel = 11, ushort DeviceId = 1)
{
    /// <summary>Wireshark on this machine.</summary>
    public static ZepOptions Wireshark { get; } = new(new IPEndPoint(IPAddress.Loopback, ZepDatagram.Port));
}
