namespace DeviceEmulator.Stack;

/// <summary>Where a node's secrets come from: network keys, ephemeral keys; and its short addresses and other choices that nobody shall foresee.</summary>
public interface IEntropy
{
    /// <summary>Fills the whole span with octets that were never given out before.</summary>
    void Fill(Span<byte> octets);
}
