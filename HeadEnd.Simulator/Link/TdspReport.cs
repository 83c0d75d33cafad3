using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Link;

/// <summary>One thing that a head-end says of one target. Lives as long as the batch that it is read from.</summary>
/// <param name="Sequence">Dense from 1 for each (order, ordinal): the three are the idempotency key, a gap means loss.</param>
/// <param name="Device">The device concerned, or none.</param>
/// <param name="Frame">The device's ZCL frame where <see cref="ReportKind.Device"/>, else empty.</param>
public readonly ref struct TdspReport(
    uint orderId, uint ordinal, uint sequence, ReportKind kind, MarketTime at, Eui64 device, uint argument, ReadOnlySpan<byte> frame)
{
    public uint OrderId { get; } = orderId;
    public uint Ordinal { get; } = ordinal;
    public uint Sequence { get; } = sequence;
    public ReportKind Kind { get; } = kind;
    public MarketTime At { get; } = at;
    public Eui64 Device { get; } = device;
    public uint Argument { get; } = argument;
    public ReadOnlySpan<byte> Frame { get; } = frame;
}
