namespace HeadEnd.Simulator.Coordinators;

/// <summary>What a line tells the driver behind it, always on the loop that owns the driver.</summary>
public interface ICoordinatorDriver
{
    /// <summary>The line is up: what is written now reaches the coordinator.</summary>
    void OnOpened();

    /// <summary>Octets came; valid during the call only.</summary>
    void OnOctets(ReadOnlySpan<byte> octets);

    /// <summary>The line is down. It opens again by itself.</summary>
    void OnLost();
}
