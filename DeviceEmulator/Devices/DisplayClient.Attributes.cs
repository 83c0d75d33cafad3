using DeviceEmulator.Clusters;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Devices;

// The client attributes of Price, which the ESI reads and writes over the air (sep-facts 3.1), and when prices change. Messaging has none.
internal sealed partial class DisplayClient : IAttributes
{
    /// <summary>Within how many minutes after a price rose the device may respond to it: Price client attribute 0x0000.</summary>
    public byte IncreaseRandomizeMinutes { get; private set; } = 5;

    /// <summary>The same of a price that fell: Price client attribute 0x0001.</summary>
    public byte DecreaseRandomizeMinutes { get; private set; } = 15;

    /// <summary>When another price is in force, or none, as far as is known; never when nothing is known to change.</summary>
    public MarketTime NextPriceChange(MarketTime now)
    {
        long next = long.MaxValue;
        foreach ((PublishPrice price, long startAt) in _prices)
        {
            next = startAt > now.Milliseconds ? Math.Min(next, startAt) : next;
            next = EndOf(price, startAt) is long end && end > now.Milliseconds ? Math.Min(next, end) : next;
        }

        return new MarketTime(next);
    }

    bool IAttributes.TryRead(ushort id, out AttributeValue value)
    {
        AttributeValue? read = id switch
        {
            PriceClientAttributes.PriceIncreaseRandomizeMinutes => IncreaseRandomizeMinutes,
            PriceClientAttributes.PriceDecreaseRandomizeMinutes => DecreaseRandomizeMinutes,
            _ => null,
        };
        value = read.GetValueOrDefault();
        return read is not null;
    }

    /// <summary>What a change of price has set off already goes on as it was.</summary>
    ZclStatus IAttributes.Write(ushort id, in AttributeValue value, bool isTrial)
    {
        if (value.IsNone)
        {
            return ZclStatus.InvalidValue;
        }

        if (!isTrial && id == PriceClientAttributes.PriceIncreaseRandomizeMinutes)
        {
            IncreaseRandomizeMinutes = (byte)value.Number;
        }
        else if (!isTrial)
        {
            DecreaseRandomizeMinutes = (byte)value.Number;
        }

        return ZclStatus.Success;
    }

    private IAttributes AttributesFor(in ClusterRequest request) =>
        request.From.Cluster == ClusterId.Price && request.Side == ClusterSide.Client ? this : NoAttributes.Instance;
}
