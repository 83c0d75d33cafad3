using System.Net;
using System.Net.Sockets;

namespace Han.Gateway.Hosting;

/// <summary>A port for a short-lived service on this machine.</summary>
internal static class LoopbackPort
{
    /// <summary>A TCP port that was free on 127.0.0.1 a moment ago. The certificate kit names the port before the listener opens it, hence not port 0.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
