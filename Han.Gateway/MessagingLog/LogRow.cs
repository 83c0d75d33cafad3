using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace Han.Gateway.MessagingLog;

/// <summary>
/// One stored row of the messaging log: integers only, the twelve columns are a join. (order, ordinal, sequence) is its key; the gateway's own rows
/// have sequence 0 (sent) or from <see cref="GatewaySequence"/> up (closing), the head-end's lie between.
/// </summary>
/// <param name="About">For a cancel-all's row about one event: that event's request number, else 0.</param>
public readonly record struct LogRow(
    uint OrderId, uint Ordinal, uint Sequence, MarketTime At, Eui64 Device, LogStatus Status, long Detail, long About)
{
    public const uint GatewaySequence = 1_000_000_000;
}
