using Sep.Codec.Clusters.Metering;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Clusters.Metering;

public sealed class MeteringValueTests
{
    private static readonly GetProfileResponse Response = new(
        new SepTime(1), GetProfileStatus.Success, ProfileIntervalPeriod.Minutes15, new ProfileIntervals(1000, null, 0xFF_FFFE));

    [Fact]
    public void An_interval_that_was_not_measured_is_no_number()
    {
        byte[] frame = new byte[32];
        int length = ZclFrame.Write(frame, 0, false, Response);
        Assert.Equal("E80300FFFFFFFEFFFF", Convert.ToHexString(frame.AsSpan(10, 9)));
        Assert.True(ZclFrame.TryDecode(frame.AsSpan(3, length - 3), out GetProfileResponse back, out _));
        Assert.Equal([1000u, null, 0xFF_FFFEu], Enumerable.Range(0, back.Intervals.Count).Select(i => back.Intervals[i]));
        Assert.Equal(3, back.NumberOfPeriodsDelivered);
        Assert.Throws<ArgumentOutOfRangeException>(() => back.Intervals[3]);
    }

    [Fact]
    public void The_count_decides_how_many_intervals_there_are()
    {
        byte[] payload = [1, 0, 0, 0, 0, 3, 2, 1, 0, 0, 2, 0, 0, 3, 0, 0];
        Assert.True(ZclFrame.TryDecode(payload.AsSpan(), out GetProfileResponse response, out ReadOnlySpan<byte> tail));
        Assert.Equal(2, response.Intervals.Count);
        Assert.Equal("030000", Convert.ToHexString(tail));
        Assert.False(ZclFrame.TryDecode(payload.AsSpan(0, 12), out GetProfileResponse _, out _));
    }

    [Fact]
    public void Lists_and_values_that_cannot_be_sent_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ProfileIntervals(new uint?[256]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProfileIntervals(0xFF_FFFF));
        Assert.Equal(255, (Response with { Intervals = new ProfileIntervals(new uint?[255]) }).NumberOfPeriodsDelivered);
        Refusal.Not(Response);
        Refusal.Of("EndTime", Response with { EndTime = SepTime.Invalid });
        Refusal.Of("EndTime", new GetProfile(IntervalChannel.ConsumptionDelivered, SepTime.Invalid, 1));
        Refusal.Of("EndpointId", new RequestMirrorResponse(0));
        Refusal.Of("EndpointId", new RequestMirrorResponse(0xF1));
        Refusal.Of("RemovedEndpointId", new MirrorRemoved(0));
        Refusal.Not(new RequestMirrorResponse(RequestMirrorResponse.CannotMirror));
        Refusal.Not(new MirrorRemoved(MirrorRemoved.NotRemoved));
        Refusal.Of("DurationMinutes", new RequestFastPollMode(5, 16));
        Refusal.Of("FastPollModeEndTime", new RequestFastPollModeResponse(5, SepTime.Invalid));
    }

    [Theory]
    [InlineData(MeteringDeviceType.Electric, "CheckMeter, PowerFailure, ServiceDisconnectOpen")]
    [InlineData(MeteringDeviceType.MirroredElectric, "CheckMeter, PowerFailure, ServiceDisconnectOpen")]
    [InlineData(MeteringDeviceType.Water, "CheckMeter, PipeEmpty, ServiceDisconnect")]
    [InlineData(MeteringDeviceType.Cooling, "CheckMeter, TemperatureSensor, ServiceDisconnect")]
    [InlineData(MeteringDeviceType.Pressure, "0x49")]
    public void A_status_is_named_by_what_is_measured(MeteringDeviceType type, string names) => Assert.Equal(names, new MeteringStatus(0x49).ToString(type));

    [Fact]
    public void A_gas_meter_names_its_own_bits() => Assert.Equal("LowPressure, ReverseFlow", new MeteringStatus(0x90).ToString(MeteringDeviceType.Gas));

    [Fact]
    public void A_mirror_adds_127()
    {
        foreach (MeteringDeviceType type in Enum.GetValues<MeteringDeviceType>().Where(type => !type.IsMirrored()))
        {
            MeteringDeviceType mirrored = type.ToMirrored();
            Assert.Equal($"Mirrored{type}", mirrored.ToString());
            Assert.Equal((byte)type + 127, (byte)mirrored);
            Assert.Equal(type, mirrored.ToOriginal());
            Assert.Equal(mirrored, mirrored.ToMirrored());
            Assert.Equal(type, type.ToOriginal());
        }
    }

    [Fact]
    public void A_unit_has_a_BCD_variant()
    {
        foreach (UnitOfMeasure unit in Enum.GetValues<UnitOfMeasure>().Where(unit => !unit.IsBcd()))
        {
            UnitOfMeasure bcd = Enum.Parse<UnitOfMeasure>($"{unit}Bcd");
            Assert.True(bcd.IsBcd());
            Assert.Equal(unit, bcd.ToBinary());
        }
    }

    [Fact]
    public void An_interval_period_has_a_length()
    {
        int?[] expected = [86_400, 3600, 1800, 900, 600, 450, 300, 150, 60, null];
        Assert.Equal(expected, Enumerable.Range(0, 10).Select(period => ((ProfileIntervalPeriod)period).Seconds()));
    }
}
