using DeviceEmulator.Devices;
using DeviceEmulator.Home.Commissioning;
using Sep.Codec.Clusters.Price;

namespace DeviceEmulator.Home;

/// <summary>A device as people see it at a moment.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Status">How far it is on its way into the network.</param>
/// <param name="Said">Its last step, in plain words.</param>
public sealed record DeviceView(string Name, DeviceKind Kind, CommissioningState Status, string Said)
{
    /// <summary>Whether somebody carried it out of range.</summary>
    public bool IsAway { get; init; }

    /// <summary>The price that it shows; null for none.</summary>
    public PublishPrice? Price { get; init; }

    /// <summary>The text that it shows; null for none.</summary>
    public string? Message { get; init; }

    /// <summary>The event that came last; 0 for none.</summary>
    public uint Event { get; init; }

    /// <summary>Where it stands with that event; null when it does not hold it (any more).</summary>
    public DrlcState? EventState { get; init; }

    /// <summary>The cooling set point in force, 0.01 C; null where it has none.</summary>
    public short? Cooling { get; init; }

    /// <summary>The heating set point in force, 0.01 C; null where it has none.</summary>
    public short? Heating { get; init; }

    /// <summary>Indoor temperature, 0.01 C; null where it measures none.</summary>
    public short? Indoor { get; init; }

    /// <summary>What it draws, watts; null where that is not known.</summary>
    public int? DemandWatts { get; init; }
}
