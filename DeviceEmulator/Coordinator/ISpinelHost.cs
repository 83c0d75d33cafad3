namespace DeviceEmulator.Coordinator;

/// <summary>The host at the other end of a radio co-processor's line.</summary>
internal interface ISpinelHost
{
    /// <summary>Tells it a Spinel frame, which is valid during the call only.</summary>
    void OnFrame(ReadOnlySpan<byte> frame);
}
