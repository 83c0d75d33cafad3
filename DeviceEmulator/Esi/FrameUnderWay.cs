namespace DeviceEmulator.Esi;

/// <summary>An event or a cancel that a stack has taken.</summary>
/// <param name="Sequence">Its sequence number.</param>
/// <param name="Place">The place of the device that it is for.</param>
/// <param name="IsRepeated">True when it is sent again because it did not reach the device before.</param>
internal readonly record struct FrameUnderWay(byte Sequence, byte Place, bool IsRepeated);
