using System.Globalization;
using Sep.Codec.Inspect;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Commands;

/// <summary>What the octets are said to be, as the user or a line of a file says it.</summary>
/// <param name="Layer">mac, nwk, aps or zcl.</param>
/// <param name="Cluster">The cluster of a ZCL frame, as 0x0701; null where none was given.</param>
/// <param name="Direction">server-to-client or client-to-server; null where none was given.</param>
internal sealed record DecodeTarget(string Layer, string? Cluster, string? Direction)
{
    /// <summary>Has the frame inspected.</summary>
    /// <exception cref="ArgumentException">The layer, cluster or direction is none, or the frame goes the other way.</exception>
    public InspectedFrame Inspect(FrameInspector inspector, ReadOnlyMemory<byte> frame, FrameCheck check) => Layer switch
    {
        "mac" => inspector.Mac(frame, check),
        "nwk" => inspector.Nwk(frame),
        "aps" => inspector.Aps(frame),
        "zcl" => InspectZcl(inspector, frame),
        _ => throw new ArgumentException($"--layer: '{Layer}' is not one of mac, nwk, aps, zcl."),
    };

    private InspectedFrame InspectZcl(FrameInspector inspector, ReadOnlyMemory<byte> frame)
    {
        ClusterId cluster = ClusterOf(Cluster);
        Direction? expected = DirectionOf(Direction);
        if (expected is Direction way && ZclHeader.TryRead(frame.Span, out ZclHeader header) && header.Direction != way)
        {
            throw new ArgumentException($"--direction: the frame says that it goes the other way than {Direction}.");
        }

        return inspector.Zcl(frame, cluster);
    }

    private static ClusterId ClusterOf(string? text)
    {
        if (text is null)
        {
            throw new ArgumentException("--cluster: a ZCL frame does not say its cluster; give it, as 0x0701.");
        }

        ReadOnlySpan<char> digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(2) : text;
        return ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort number)
            ? (ClusterId)number
            : throw new ArgumentException($"--cluster: '{text}' is not a number of up to 4 hex digits, as 0x0701.");
    }

    private static Direction? DirectionOf(string? text) => text switch
    {
        null => null,
        "server-to-client" => Sep.Codec.Zcl.Direction.ServerToClient,
        "client-to-server" => Sep.Codec.Zcl.Direction.ClientToServer,
        _ => throw new ArgumentException($"--direction: '{text}' is neither server-to-client nor client-to-server."),
    };
}
