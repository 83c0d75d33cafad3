using DeviceEmulator.Clusters;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Metering;

/// <summary>
/// The Simple Metering server of an ESI that is the meter itself (075356r15 D.3; sep-facts 3.3, 4.4). Energy is told in watt-hours and power in
/// watts, with a multiplier of 1 and a divisor of 1000 for kWh and kW. The demand is what was measured last, at most one update period ago.
/// </summary>
internal sealed class MeteringServer(Agenda agenda, ElectricMeter meter) : ServedCluster(ClusterId.Metering, ClusterSide.Server)
{
    /// <summary>The most intervals of one answer: with them it is just as long as a secured frame may be.</summary>
    public const byte MostIntervals = 24;

    private const int Divisor = 1000;
    private const int HighestInterval = 0xFF_FFFE;

    private static readonly Formatting _summation = new(digitsRight: 3, digitsLeft: 6, suppressLeadingZeros: true);
    private static readonly Formatting _demand = new(digitsRight: 3, digitsLeft: 3, suppressLeadingZeros: true);

    private long _measuredAt = long.MinValue;
    private int _measured;
    private long _fastUntil;
    private byte _fastPeriod;

    /// <summary>True while somebody polls it fast.</summary>
    public bool IsFast => agenda.Now.Milliseconds < _fastUntil;

    public override bool TryRead(ushort id, out AttributeValue value)
    {
        AttributeValue? read = Reading(id) ?? Description(id);
        value = read.GetValueOrDefault();
        return read is not null;
    }

    public override ZclStatus? Execute(in ClusterRequest request)
    {
        if (request.Announces<GetProfile>())
        {
            return ZclFrame.TryDecode(request.Payload, out GetProfile asked, out _) ? TellProfile(request, asked) : ZclStatus.MalformedCommand;
        }

        if (request.Announces<RequestFastPollMode>() && request.Revision >= SepRevision.Se11)
        {
            return ZclFrame.TryDecode(request.Payload, out RequestFastPollMode asked, out _) ? PollFast(request, asked) : ZclStatus.MalformedCommand;
        }

        return ZclStatus.UnsupportedClusterCommand;
    }

    private AttributeValue? Reading(ushort id)
    {
        long wattHours = meter.CurrentWattHours;
        return id switch
        {
            MeteringAttributes.CurrentSummationDelivered => wattHours,
            MeteringAttributes.CurrentMaxDemandDelivered => meter.MaxDemand.Watts,
            MeteringAttributes.CurrentMaxDemandDeliveredTime => AttributeValue.Of(meter.MaxDemand.At.ToSep()),
            MeteringAttributes.ReadingSnapshotTime => AttributeValue.Of(agenda.Now.ToSep()),
            MeteringAttributes.InstantaneousDemand => Measured(),
            MeteringAttributes.CurrentDayConsumptionDelivered => meter.Today,
            MeteringAttributes.PreviousDayConsumptionDelivered => meter.DayBefore,
            MeteringAttributes.CurrentPartialProfileIntervalStartTimeDelivered => AttributeValue.Of(meter.Partial.Began.ToSep()),
            MeteringAttributes.CurrentPartialProfileIntervalValueDelivered => meter.Partial.WattHours,
            MeteringAttributes.CurrentDayMaxDemand => meter.MaxDemandOfDay,
            MeteringAttributes.PreviousDayMaxDemand => meter.MaxDemandOfDayBefore,
            _ => null,
        };
    }

    private AttributeValue? Description(ushort id) => id switch
    {
        MeteringAttributes.Status => 0,
        MeteringAttributes.UnitOfMeasure => (long)UnitOfMeasure.KilowattHours,
        MeteringAttributes.Multiplier => 1,
        MeteringAttributes.Divisor => Divisor,
        MeteringAttributes.SummationFormatting => _summation.Value,
        MeteringAttributes.DemandFormatting => _demand.Value,
        MeteringAttributes.HistoricalConsumptionFormatting => _demand.Value,
        MeteringAttributes.MeteringDeviceType => (long)MeteringDeviceType.Electric,
        MeteringAttributes.MeterSerialNumber when meter.Options.SerialNumber.Length > 0 => AttributeValue.Of(meter.Options.SerialNumber),
        MeteringAttributes.DefaultUpdatePeriod => meter.Options.UpdatePeriodSeconds,
        MeteringAttributes.FastPollUpdatePeriod => meter.Options.FastPollUpdatePeriodSeconds,
        MeteringAttributes.ProfileIntervalPeriod => (long)meter.Options.Interval,
        MeteringAttributes.SupplyStatus => (long)SupplyStatus.On,
        MeteringAttributes.MaxNumberOfPeriodsDelivered => MostIntervals,
        _ => null,
    };

    private int Measured()
    {
        long period = 1000L * (IsFast ? _fastPeriod : meter.Options.UpdatePeriodSeconds);
        long now = agenda.Now.Milliseconds;
        if (_measuredAt == long.MinValue || now - _measuredAt >= period)
        {
            (_measuredAt, _measured) = (now, meter.DemandWatts(agenda.Now));
        }

        return _measured;
    }

    /// <summary>The newest intervals that ended by the time asked for; the running one is never told.</summary>
    private ZclStatus? TellProfile(in ClusterRequest request, in GetProfile asked)
    {
        GetProfileStatus status = asked.IntervalChannel switch
        {
            > IntervalChannel.ConsumptionReceived => GetProfileStatus.UndefinedIntervalChannel,
            IntervalChannel.ConsumptionReceived => GetProfileStatus.IntervalChannelNotSupported,
            _ when !asked.EndTime.IsValid => GetProfileStatus.InvalidEndTime,
            _ when asked.NumberOfPeriods > MostIntervals => GetProfileStatus.MorePeriodsRequestedThanCanBeReturned,
            _ => GetProfileStatus.Success,
        };
        List<ProfileInterval> told = [];
        if (status is GetProfileStatus.Success or GetProfileStatus.MorePeriodsRequestedThanCanBeReturned)
        {
            long by = asked.EndTime.IsNow ? long.MaxValue : asked.EndTime.ToUnixMilliseconds();
            told.AddRange(meter.Profile.Reverse().Where(i => i.End.Milliseconds <= by).Take(Math.Min(asked.NumberOfPeriods, MostIntervals)));
            status = told.Count == 0 ? GetProfileStatus.NoIntervalsAvailable : status;
        }

        uint?[] intervals = [.. told.Select(i => i.WattHours <= HighestInterval ? (uint?)i.WattHours : null)];
        SepTime end = told.Count > 0 ? told[0].End.ToSep() : asked.EndTime.IsValid ? asked.EndTime : SepTime.Now;
        request.Answer(new GetProfileResponse(end, status, meter.Options.Interval, new ProfileIntervals(intervals)));
        return null;
    }

    /// <summary>A time that is running is not made longer.</summary>
    private ZclStatus? PollFast(in ClusterRequest request, in RequestFastPollMode asked)
    {
        if (!IsFast)
        {
            _fastPeriod = Math.Max(asked.FastPollUpdatePeriodSeconds, meter.Options.FastPollUpdatePeriodSeconds);
            _fastUntil = agenda.Now.Milliseconds + 60_000L * Math.Min(asked.DurationMinutes, RequestFastPollMode.MaxDurationMinutes);
        }

        request.Answer(new RequestFastPollModeResponse(_fastPeriod, new MarketTime(_fastUntil).ToSep()));
        return null;
    }
}
