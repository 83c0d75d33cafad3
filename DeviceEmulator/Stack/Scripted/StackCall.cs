using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Stack.Scripted;

/// <summary>A request with its arguments, as made or as expected. In an expected one an argument that is null may be anything.</summary>
public sealed record StackCall(StackCallKind Kind)
{
    /// <summary>Send: the destination. Link key, removal and key establishment: the device.</summary>
    public Eui64? Device { get; init; }

    /// <summary>Permit joining: 0..254.</summary>
    public int? Seconds { get; init; }

    /// <summary>Form.</summary>
    public NetworkParameters? Parameters { get; init; }

    /// <summary>Add link key. Compared, never printed.</summary>
    public LinkKey? Key { get; init; }

    /// <summary>Add link key.</summary>
    public LinkKeyOrigin? Origin { get; init; }

    /// <summary>Send.</summary>
    public ClusterId? Cluster { get; init; }

    /// <summary>Send: how the frame is to be secured.</summary>
    public ApsSecurity? Security { get; init; }

    /// <summary>Send: the octets.</summary>
    public Octets? Asdu { get; init; }

    /// <summary>Send: addresses and endpoints of the call as made.</summary>
    public ApsAddress? Address { get; init; }

    public static StackCall Send(Eui64 destination, ClusterId? cluster = null) => new(StackCallKind.Send) { Device = destination, Cluster = cluster };

    public static StackCall PermitJoining(int seconds) => new(StackCallKind.PermitJoining) { Seconds = seconds };

    public static StackCall Remove(Eui64 device) => new(StackCallKind.Remove) { Device = device };

    /// <summary>In what a call differs from this expectation: kind, or arguments by name with both values. Empty when it fits.</summary>
    public string DifferenceTo(StackCall made)
    {
        if (Kind != made.Kind)
        {
            return $"the call is {made.Kind}";
        }

        List<string> differences = [];
        foreach (((string name, object? expected), (_, object? actual)) in Arguments().Zip(made.Arguments()))
        {
            if (expected is not null && !expected.Equals(actual))
            {
                differences.Add($"{name} is {actual ?? "missing"} instead of {expected}");
            }
        }

        return string.Join(", ", differences);
    }

    public override string ToString() =>
        $"{Kind}({string.Join(", ", Arguments().Where(argument => argument.Value is not null).Select(argument => $"{argument.Name} {argument.Value}"))})";

    private IEnumerable<(string Name, object? Value)> Arguments() =>
    [
        ("device", Device), ("seconds", Seconds), ("parameters", Parameters), ("key", Key), ("origin", Origin), ("cluster", Cluster),
        ("security", Security), ("ASDU", Asdu), ("address", Address),
    ];
}
