namespace Sep.Codec.Capture;

/// <summary>What a receiver knows of a frame besides its octets. The default value knows nothing.</summary>
/// <param name="Channel">The channel of the 2.4 GHz band, 11 to 26, or of another; 0 when not known.</param>
/// <param name="PowerDbm">Received signal strength in dBm.</param>
/// <param name="LinkQuality">Link quality indicator, 0 worst to 255 best.</param>
public readonly record struct FrameReception(ushort Channel, float? PowerDbm = null, byte? LinkQuality = null);
