using System.Globalization;
using Sep.Codec.Inspect;
using Sep.Codec.Zcl;
using Sep.Codec.Zdo;

namespace DeviceEmulator.Commands;

/// <summary>What the octets are said to be, as the user or a line of a file says it.</summary>
/// <param name="Layer">mac, nwk, aps, zcl or zdo.</param>
/// <param name="Cluster">The cluster of a ZCL or ZDO frame, as 0x0701; null where none was given.</param>
/// <param name="Direction">server-to-client or client-to-server; null where none was given.</param>
internal sealed record DecodeTarget(string Layer, string? Cluster, string? Direction)
{
    public const string Mac = "mac";
    public const string Nwk = "nwk";
    public const string Aps = "aps";
    public const string Zcl = "zcl";
    public const string Zdo = "zdo";

    /// <summary>Has the frame inspected.</summary>
    /// <exception cref="ArgumentException">The layer, cluster or direction is none, or the frame goes the other way.</exception>
    public InspectedFrame Inspect(FrameInspector inspector, ReadOnlyMemory<byte> frame, FrameCheck check) => Layer switch
    {
        Mac => inspector.Mac(frame, check),
        Nwk => inspector.Nwk(frame),
        Aps => inspector.Aps(frame),
        Zcl => InspectZcl(inspector, frame),
        Zdo => inspector.Zdo(frame, (ZdoClusterId)ClusterOf(Cluster, "ZDO", "0x0013")),
        _ => throw new ArgumentException($"--layer: '{Layer}' is not one of mac, nwk, aps, zcl, zdo."),
    };

    private InspectedFrame InspectZcl(FrameInspector inspector, ReadOnlyMemory<byte> frame)
    {
        ClusterId cluster = (ClusterId)ClusterOf(Cluster, "ZCL", "0x0701");
        Direction? expected = DirectionOf(Direction);
        if (expected is Direction way && ZclHeader.TryRead(frame.Span, out ZclHeader header) && header.Direction != way)
        {
            throw new ArgumentException($"--direction: the frame says that it goes the other way than {Direction}.");
        }

        return inspector.Zcl(frame, cluster);
    }

    private static ushort ClusterOf(string? text, string kind, string example)
    {
        if (text is null)
        {
            throw new ArgumentException($"--cluster: a {kind} frame does not say its cluster; give it, as {example}.");
        }

        ReadOnlySpan<char> digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(2) : text;
        return ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort number)
            ? number
            : throw new ArgumentException($"--cluster: '{text}' is not a number of up to 4 hex digits, as {example}.");
    }

    private static Direction? DirectionOf(string? text) => text switch
    {
        null => null,
        "server-to-client" => Sep.Codec.Zcl.Direction.ServerToClient,
        "client-to-server" => Sep.Codec.Zcl.Direction.ClientToServer,
        _ => throw new ArgumentException($"--direction: '{text}' is neither server-to-client nor client-to-server."),
    };
}
