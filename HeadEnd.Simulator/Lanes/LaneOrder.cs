using DeviceEmulator.Esi;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Lanes;

/// <summary>An order in its lane. Its timers are told apart by token: a step in the low bits, the target above.</summary>
/// <param name="command">Null when it is not understood, and for a schedule of prices.</param>
internal sealed class LaneOrder(Lane lane, TdspOrder order, EsiCommand? command, IReadOnlyList<PriceCommand>? prices = null) : ITimed
{
    private const int StepBits = 3;

    public readonly TdspOrder Order = order;
    public readonly EsiCommand? Command = command;

    /// <summary>A schedule of prices, by start; null for any other order.</summary>
    public readonly IReadOnlyList<PriceCommand>? Prices = prices;
    public readonly Delivery[] Deliveries = new Delivery[order.Targets.Length];

    /// <summary>The event ids that cancels of this order withdrew, in runs for each target.</summary>
    public readonly List<(uint EventId, Eui64 Device)> Withdrawals = [];

    public bool IsUnderstood => Command is not null || Prices is not null;

    public bool IsCancel => Command is { IsCancel: true };

    public OrderTarget Target(int target) => Order.Targets.Span[target];

    public static int Token(OrderStep step, int target) => (target << StepBits) | (int)step;

    public void OnTimer(MarketTime now, int token) =>
        lane.OnOrderTimer(this, (OrderStep)(token & ((1 << StepBits) - 1)), token >> StepBits, now);
}
