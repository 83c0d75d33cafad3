using System.Net;
using System.Net.Sockets;

namespace Han.Gateway.Callbacks;

/// <summary>
/// Which addresses belong to somebody out there (RFC 6890 and the registries that follow it). Judged on the address that is connected to, whatever name led
/// there: a name may be made to point at the gateway's own network after it was allowed.
/// </summary>
internal static class CallbackAddress
{
    private static readonly IPNetwork[] _special4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Only 2000::/3 is given to anybody; the parts of it that are not, or that lead elsewhere, are these.</summary>
    private static readonly IPNetwork[] _special6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    private static readonly IPNetwork _given6 = IPNetwork.Parse("2000::/3");

    /// <summary>IPv4 addresses that are reached through a translator.</summary>
    private static readonly IPNetwork _translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !_special4.Any(network => network.Contains(address));
        }

        return _translated.Contains(address)
            ? IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)))
            : _given6.Contains(address) && !_special6.Any(network => network.Contains(address));
    }
}
