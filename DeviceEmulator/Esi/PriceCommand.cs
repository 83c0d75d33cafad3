using Sep.Codec.Clusters.Price;

namespace DeviceEmulator.Esi;

/// <summary>Keep a price and publish it.</summary>
/// <param name="Tail">Octets that a later revision appended.</param>
public sealed record PriceCommand(PublishPrice Price, ReadOnlyMemory<byte> Tail, byte CommandId, ReadOnlyMemory<byte> Payload) : EsiCommand(CommandId, Payload)
{
    public override uint Id => Price.IssuerEventId;

    /// <summary>Unix milliseconds: when the price begins at an ESI that it comes to at a moment.</summary>
    public long StartAt(long arrival) => Price.StartTime.IsNow ? arrival : Price.StartTime.ToUnixMilliseconds();

    /// <summary>Unix milliseconds; the largest value where another price ends it.</summary>
    public long EndAt(long arrival) => Price.UntilChanged ? long.MaxValue : StartAt(arrival) + Price.DurationMinutes * 60_000L;
}
