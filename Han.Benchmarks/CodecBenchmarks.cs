using BenchmarkDotNet.Attributes;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Benchmarks;

/// <summary>The five DRLC commands through the codec, against the same work unrolled by hand. Compare medians of several launches.</summary>
[MemoryDiagnoser]
public class CodecBenchmarks
{
    private readonly byte[] _buffer = new byte[64];

    private readonly LoadControlEvent _event = new(
        0x00ABCDEF, DeviceClass.HvacCompressorOrFurnace, 0, new SepTime(708_529_845), 60, CriticalityLevel.Level3, Unused.TemperatureOffset,
        Unused.TemperatureOffset, 2600, 1800, Unused.AverageLoadAdjustment, Unused.DutyCycle, EventControl.RandomizeStart | EventControl.RandomizeEnd);

    private readonly CancelLoadControlEvent _cancel = new(0x00ABCDEF, DeviceClass.HvacCompressorOrFurnace, 0, CancelControl.EndWithRandomization, SepTime.Now);
    private readonly CancelAllLoadControlEvents _cancelAll = new(CancelControl.EndAtOnce);
    private readonly GetScheduledEvents _get = new(SepTime.Now, 0);

    private readonly ReportEventStatus _report = new(
        0x00ABCDEF, EventStatus.Started, new SepTime(708_529_945), CriticalityLevel.Level3, 2600, 1800, Unused.AverageLoadAdjustment, Unused.DutyCycle,
        EventControl.RandomizeStart, SignatureType.None, EventSignature.None);

    private byte[] _eventFrame = [];
    private byte[] _cancelFrame = [];
    private byte[] _cancelAllFrame = [];
    private byte[] _getFrame = [];
    private byte[] _reportFrame = [];

    [GlobalSetup]
    public void Setup()
    {
        _eventFrame = Frame(_event);
        _cancelFrame = Frame(_cancel);
        _cancelAllFrame = Frame(_cancelAll);
        _getFrame = Frame(_get);
        _reportFrame = Frame(_report);
    }

    [Benchmark]
    public int EncodeLoadControlEvent() => ZclFrame.Write(_buffer, 1, false, _event);

    [Benchmark]
    public int EncodeLoadControlEventUnrolled() => CodecBenchmarksUnrolled.Write(_buffer, 1, _event);

    [Benchmark]
    public int EncodeCancelLoadControlEvent() => ZclFrame.Write(_buffer, 1, false, _cancel);

    [Benchmark]
    public int EncodeCancelLoadControlEventUnrolled() => CodecBenchmarksUnrolled.Write(_buffer, 1, _cancel);

    [Benchmark]
    public int EncodeCancelAllLoadControlEvents() => ZclFrame.Write(_buffer, 1, false, _cancelAll);

    [Benchmark]
    public int EncodeCancelAllLoadControlEventsUnrolled() => CodecBenchmarksUnrolled.Write(_buffer, 1, _cancelAll);

    [Benchmark]
    public int EncodeGetScheduledEvents() => ZclFrame.Write(_buffer, 1, false, _get);

    [Benchmark]
    public int EncodeGetScheduledEventsUnrolled() => CodecBenchmarksUnrolled.Write(_buffer, 1, _get);

    [Benchmark]
    public int EncodeReportEventStatus() => ZclFrame.Write(_buffer, 1, false, _report);

    [Benchmark]
    public int EncodeReportEventStatusUnrolled() => CodecBenchmarksUnrolled.Write(_buffer, 1, _report);

    [Benchmark]
    public uint DecodeLoadControlEvent() =>
        ZclFrame.TryRead(_eventFrame, out ZclHeader header, out ReadOnlySpan<byte> payload) && header.Announces<LoadControlEvent>(ClusterId.Drlc)
        && ZclFrame.TryDecode(payload, out LoadControlEvent command, out _) ? command.IssuerEventId : throw Unreadable;

    [Benchmark]
    public uint DecodeLoadControlEventUnrolled() => CodecBenchmarksUnrolled.Read(_eventFrame, out LoadControlEvent command) ? command.IssuerEventId : throw Unreadable;

    [Benchmark]
    public uint DecodeCancelLoadControlEvent() =>
        ZclFrame.TryRead(_cancelFrame, out ZclHeader header, out ReadOnlySpan<byte> payload) && header.Announces<CancelLoadControlEvent>(ClusterId.Drlc)
        && ZclFrame.TryDecode(payload, out CancelLoadControlEvent command, out _) ? command.IssuerEventId : throw Unreadable;

    [Benchmark]
    public uint DecodeCancelLoadControlEventUnrolled() => CodecBenchmarksUnrolled.Read(_cancelFrame, out CancelLoadControlEvent command) ? command.IssuerEventId : throw Unreadable;

    [Benchmark]
    public uint DecodeCancelAllLoadControlEvents() =>
        ZclFrame.TryRead(_cancelAllFrame, out ZclHeader header, out ReadOnlySpan<byte> payload) && header.Announces<CancelAllLoadControlEvents>(ClusterId.Drlc)
        && ZclFrame.TryDecode(payload, out CancelAllLoadControlEvents command, out _) ? (uint)command.CancelControl : throw Unreadable;

    [Benchmark]
    public uint DecodeCancelAllLoadControlEventsUnrolled() => CodecBenchmarksUnrolled.Read(_cancelAllFrame, out CancelAllLoadControlEvents command) ? (uint)command.CancelControl : throw Unreadable;

    [Benchmark]
    public uint DecodeGetScheduledEvents() =>
        ZclFrame.TryRead(_getFrame, out ZclHeader header, out ReadOnlySpan<byte> payload) && header.Announces<GetScheduledEvents>(ClusterId.Drlc)
        && ZclFrame.TryDecode(payload, out GetScheduledEvents command, out _) ? command.StartTime.Seconds : throw Unreadable;

    [Benchmark]
    public uint DecodeGetScheduledEventsUnrolled() => CodecBenchmarksUnrolled.Read(_getFrame, out GetScheduledEvents command) ? command.StartTime.Seconds : throw Unreadable;

    [Benchmark]
    public uint DecodeReportEventStatus() =>
        ZclFrame.TryRead(_reportFrame, out ZclHeader header, out ReadOnlySpan<byte> payload) && header.Announces<ReportEventStatus>(ClusterId.Drlc)
        && ZclFrame.TryDecode(payload, out ReportEventStatus command, out _) ? command.IssuerEventId : throw Unreadable;

    [Benchmark]
    public uint DecodeReportEventStatusUnrolled() => CodecBenchmarksUnrolled.Read(_reportFrame, out ReportEventStatus command) ? command.IssuerEventId : throw Unreadable;

    private static InvalidOperationException Unreadable => new("The frame of the benchmark does not decode.");

    private byte[] Frame<T>(in T command) where T : struct, ISepCommand<T> => _buffer[..ZclFrame.Write(_buffer, 1, false, command)];
}
