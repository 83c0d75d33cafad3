using System.Globalization;

namespace HeadEnd.Simulator.Coordinators;

/// <summary>Where a coordinator is: tcp://host:port.</summary>
public sealed record CoordinatorAddress(string Host, int Port)
{
    private const string Scheme = "tcp";

    /// <summary>Reads an address.</summary>
    /// <exception cref="ArgumentException">It is none; the message says what is expected.</exception>
    public static CoordinatorAddress Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme == Scheme && uri.Port > 0 && uri.Host.Length > 0 && uri.PathAndQuery is "" or "/"
            ? new CoordinatorAddress(uri.DnsSafeHost, uri.Port)
            : throw new ArgumentException($"'{text}' is not an address of a coordinator, as tcp://192.0.2.7:6638. A serial port is reached through a program such as ser2net.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}");
}
