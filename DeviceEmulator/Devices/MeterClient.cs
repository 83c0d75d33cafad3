using DeviceEmulator.Clusters;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Devices;

/// <summary>
/// The client side of Simple Metering of a display: reads demand and register with what is needed to show them, now and again if it is told to,
/// faster for a while if somebody wants to watch (SE 1.1); and the load profile when it is asked to.
/// </summary>
/// <param name="interval">Between two readings; null: it reads when it begins, and then never.</param>
/// <param name="tell">Hears, in words, what was read.</param>
internal sealed class MeterClient(Agenda agenda, IApsService aps, Eui64 device, Eui64 esi, TimeSpan? interval, Action<string> tell)
    : ServedCluster(ClusterId.Metering, ClusterSide.Client), ITimed
{
    private static readonly UInt16List Asked = new(
        MeteringAttributes.CurrentSummationDelivered, MeteringAttributes.InstantaneousDemand, MeteringAttributes.Multiplier, MeteringAttributes.Divisor,
        MeteringAttributes.SummationFormatting, MeteringAttributes.DemandFormatting, MeteringAttributes.UnitOfMeasure);

    private byte _sequence;
    private int _round;
    private long _fastUntil;
    private byte _fastSeconds;

    /// <summary>What was read last, or null.</summary>
    public MeterReading? Reading { get; private set; }

    /// <summary>What it was told of the load profile last, or null.</summary>
    public MeterProfile? Profile { get; private set; }

    /// <summary>Reads now, and then as it is told to.</summary>
    public void Begin() => Read(agenda.Now);

    /// <summary>Reads no more, until it is begun again.</summary>
    public void Stop() => _round++;

    /// <summary>Asks the meter to be read often for a while, and reads it so.</summary>
    public void Watch(byte seconds, byte minutes) => Send(new RequestFastPollMode(seconds, minutes));

    /// <summary>Asks for the newest intervals of the profile.</summary>
    public void AskForProfile(byte periods) => Send(new GetProfile(IntervalChannel.ConsumptionDelivered, SepTime.Now, periods));

    /// <summary>Reads the meter or mirror at an endpoint of the ESI, once.</summary>
    public void Read(byte endpoint) => Send(new ReadAttributes(Asked), endpoint);

    public void OnTimer(MarketTime now, int token)
    {
        if (token == _round)
        {
            Read(now);
        }
    }

    public override void OnAnswer(in ClusterRequest answer)
    {
        if (answer.From.Source == esi && answer.Announces<ReadAttributesResponse>()
            && ZclFrame.TryDecode(answer.Payload, out ReadAttributesResponse read, out _))
        {
            Reading = Show(read.Attributes, answer.From.SourceEndpoint);
            tell($"reads {(Reading.Endpoint == ApsAddress.EmulatedEndpoint ? "the meter" : $"endpoint {Reading.Endpoint}")}: {Reading.Text}");
        }
    }

    public override ZclStatus? Execute(in ClusterRequest request)
    {
        if (request.Announces<GetProfileResponse>())
        {
            return ZclFrame.TryDecode(request.Payload, out GetProfileResponse profile, out _) ? Take(profile) : ZclStatus.MalformedCommand;
        }

        if (!request.Announces<RequestFastPollModeResponse>() || !ZclFrame.TryDecode(request.Payload, out RequestFastPollModeResponse told, out _))
        {
            return request.Announces<RequestFastPollModeResponse>() ? ZclStatus.MalformedCommand : ZclStatus.UnsupportedClusterCommand;
        }

        _fastSeconds = told.AppliedUpdatePeriodSeconds;
        _fastUntil = told.FastPollModeEndTime.ToUnixMilliseconds();
        tell($"may read the meter every {_fastSeconds} s until {told.FastPollModeEndTime}");
        Read(agenda.Now);
        return ZclStatus.Success;
    }

    private ZclStatus Take(in GetProfileResponse told)
    {
        var intervals = new uint?[told.Intervals.Count];
        for (int i = 0; i < intervals.Length; i++)
        {
            intervals[i] = told.Intervals[i];
        }

        Profile = new MeterProfile(told.Status, MarketTime.FromSep(told.EndTime), told.ProfileIntervalPeriod, intervals);
        tell($"is told {Profile.Text}");
        return ZclStatus.Success;
    }

    private void Read(MarketTime now)
    {
        Read(ApsAddress.EmulatedEndpoint);
        bool isFast = _fastSeconds > 0 && now.Milliseconds < _fastUntil;
        _round++;
        if (isFast || interval is not null)
        {
            agenda.Schedule(isFast ? now.PlusMilliseconds(1000L * _fastSeconds) : now.Plus(interval!.Value), this, _round);
        }
    }

    private MeterReading Show(in AttributeRecords records, byte endpoint)
    {
        ClusterDefinition table = SepClusters.Find(Id)!;
        (long? register, long? demand) = (null, null);
        (long multiplier, long divisor) = (1, 1);
        long unit = (long)UnitOfMeasure.KilowattHours;
        (Formatting registerFormat, Formatting demandFormat) = (default, default);
        foreach (AttributeRecord record in records)
        {
            bool isOfTable = table.Find(ClusterSide.Server, record.Id)?.Type == record.Type;
            if (isOfTable && record.TryGetNumber(out long number))
            {
                register = record.Id == MeteringAttributes.CurrentSummationDelivered ? number : register;
                demand = record.Id == MeteringAttributes.InstantaneousDemand ? number : demand;
                multiplier = record.Id == MeteringAttributes.Multiplier ? number : multiplier;
                divisor = record.Id == MeteringAttributes.Divisor && number > 0 ? number : divisor;
                registerFormat = record.Id == MeteringAttributes.SummationFormatting ? new Formatting((byte)number) : registerFormat;
                unit = record.Id == MeteringAttributes.UnitOfMeasure ? number : unit;
                demandFormat = record.Id == MeteringAttributes.DemandFormatting ? new Formatting((byte)number) : demandFormat;
            }
        }

        return new MeterReading(
            agenda.Now, demand is long w ? demandFormat.Format(w, (uint)multiplier, (uint)divisor) : null,
            register is long wh ? registerFormat.Format(wh, (uint)multiplier, (uint)divisor) : null, (UnitOfMeasure)unit, endpoint);
    }

    private void Send<T>(in T command, byte endpoint = ApsAddress.EmulatedEndpoint) where T : struct, ISepCommand<T>
    {
        Span<byte> frame = stackalloc byte[32];
        int length = ZclFrame.Write(frame, unchecked(_sequence++), Direction.ClientToServer, disableDefaultResponse: false, command);
        aps.Send(new ApsAddress(device, ApsAddress.EmulatedEndpoint, esi, endpoint, ClusterId.Metering), frame[..length]);
    }
}
