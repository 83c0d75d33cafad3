using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Han.Gateway.Hosting;

/// <summary>A port for a short-lived service on this machine.</summary>
internal static class LoopbackPort
{
    // Below the ports that systems hand to outgoing connections (32768 and up on Linux, 49152 and up by RFC 6335): one of those could be
    // taken by any client between the asking and the listening.
    private const int First = 10_000;
    private const int Count = 22_000;

    private static int _last = RandomNumberGenerator.GetInt32(Count);

    /// <summary>
    /// A TCP port that was free on 127.0.0.1 a moment ago and is given to nobody else in this process. The certificate kit names the port before the
    /// listener opens it, hence not port 0.
    /// </summary>
    /// <exception cref="InvalidOperationException">None of them is free.</exception>
    public static int Free()
    {
        for (int tries = 0; tries < Count; tries++)
        {
            int port = First + (int)((uint)Interlocked.Increment(ref _last) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException("No TCP port of 127.0.0.1 is free.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
