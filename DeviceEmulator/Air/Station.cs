namespace DeviceEmulator.Air;

/// <summary>A transceiver as an air knows it.</summary>
/// <param name="transceiver">The antenna.</param>
/// <param name="number">Its number on this air, 1 for the first; it keeps it while it comes and goes.</param>
internal sealed class Station(ITransceiver transceiver, uint number)
{
    public ITransceiver Transceiver { get; } = transceiver;

    public uint Number { get; } = number;

    public bool IsAttached { get; set; }

    /// <summary>Frames that it has transmitted.</summary>
    public ulong Frames { get; set; }
}
