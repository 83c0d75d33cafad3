using System.Runtime.InteropServices;
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

    /// <summary>What this order, a cancel, withdrew, by target; most orders withdraw nothing.</summary>
    private readonly List<Withdrawal> _withdrawals = [];

    /// <summary>Targets enter one after the other, so what is noted is sorted by them.</summary>
    public void NoteWithdrawal(int target, uint eventId, Eui64 device) => _withdrawals.Add(new Withdrawal(target, eventId, device));

    /// <summary>What was withdrawn for a target.</summary>
    public ReadOnlySpan<Withdrawal> WithdrawalsOf(int target)
    {
        int first = FirstWithdrawal(target);
        return CollectionsMarshal.AsSpan(_withdrawals)[first..FirstWithdrawal(target + 1)];
    }

    public bool IsUnderstood => Command is not null || Prices is not null;

    public bool IsCancel => Command is { IsCancel: true };

    public OrderTarget Target(int target) => Order.Targets.Span[target];

    public static int Token(OrderStep step, int target) => (target << StepBits) | (int)step;

    public void OnTimer(MarketTime now, int token) =>
        lane.OnOrderTimer(this, (OrderStep)(token & ((1 << StepBits) - 1)), token >> StepBits, now);

    /// <summary>What happens to the order as a whole has no target, and an order may have none.</summary>
    public void Foresee(int token, int stage)
    {
        int target = token >> StepBits;
        if (target >= Deliveries.Length)
        {
            return;
        }

        if (stage == 2)
        {
            Fetch(target);
        }
        else if (stage == 1)
        {
            Prefetch.Object(Deliveries[target].Line);
        }
    }

    /// <summary>What is known of a target will be needed soon.</summary>
    public void Fetch(int target)
    {
        Prefetch.Record(in Deliveries[target]);
        Prefetch.Record(in Order.Targets.Span[target]);
    }

    /// <summary>The place of the first withdrawal for that target or one after it.</summary>
    private int FirstWithdrawal(int target)
    {
        int low = 0;
        int high = _withdrawals.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _withdrawals[middle].Target < target ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
