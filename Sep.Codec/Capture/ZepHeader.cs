namespace Sep.Codec.Capture;

/// <summary>What a ZEP datagram says of its frame.</summary>
/// <param name="Channel">The channel, 11 to 26.</param>
/// <param name="DeviceId">The number of the device that received or sent the frame.</param>
/// <param name="Sequence">Counts the datagrams of one device; a receipt repeats it.</param>
/// <param name="UnixNanoseconds">When, in nanoseconds since 1970-01-01T00:00:00Z; the years 1970 to 2103.</param>
/// <param name="LinkQuality">Link quality indicator, 0 worst to 255 best.</param>
public readonly record struct ZepHeader(byte Channel, ushort DeviceId, uint Sequence, ulong UnixNanoseconds, byte LinkQuality = byte.MaxValue);
