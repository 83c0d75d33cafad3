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
    public LoadControlEvent DecodeLoadControlEvent() => Decode<LoadControlEvent>(_eventFrame);

    [Benchmark]
    public LoadControlEvent DecodeLoadControlEventUnrolled() => CodecBenchmarksUnrolled.ReadEvent(_eventFrame);

    [Benchmark]
    public CancelLoadControlEvent DecodeCancelLoadControlEvent() => Decode<CancelLoadControlEvent>(_cancelFrame);

    [Benchmark]
    public CancelLoadControlEvent DecodeCancelLoadControlEventUnrolled() => CodecBenchmarksUnrolled.ReadCancel(_cancelFrame);

    [Benchmark]
    public CancelAllLoadControlEvents DecodeCancelAllLoadControlEvents() => Decode<CancelAllLoadControlEvents>(_cancelAllFrame);

    [Benchmark]
    public CancelAllLoadControlEvents DecodeCancelAllLoadControlEventsUnrolled() => CodecBenchmarksUnrolled.ReadCancelAll(_cancelAllFrame);

    [Benchmark]
    public GetScheduledEvents DecodeGetScheduledEvents() => Decode<GetScheduledEvents>(_getFrame);

    [Benchmark]
    public GetScheduledEvents DecodeGetScheduledEventsUnrolled() => CodecBenchmarksUnrolled.ReadGet(_getFrame);

    [Benchmark]
    public ReportEventStatus DecodeReportEventStatus() => Decode<ReportEventStatus>(_reportFrame);

    [Benchmark]
    public ReportEventStatus DecodeReportEventStatusUnrolled() => CodecBenchmarksUnrolled.ReadReport(_reportFrame);

    private static T Decode<T>(ReadOnlySpan<byte> frame) where T : struct, ISepCommand<T> =>
        ZclFrame.TryRead(frame, out _, out ReadOnlySpan<byte> payload) && ZclFrame.TryDecode(payload, out T command, out _)
            ? command
            : throw new InvalidOperationException("The frame of the benchmark does not decode.");

    private byte[] Frame<T>(in T command) where T : struct, ISepCommand<T> => _buffer[..ZclFrame.Write(_buffer, 1, false, command)];
}
