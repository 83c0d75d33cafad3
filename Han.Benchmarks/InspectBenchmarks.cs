using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Sep.Codec.Inspect;
using Sep.Codec.Zcl;

namespace Han.Benchmarks;

/// <summary>A load control event taken apart for people: its fields by Wireshark's names, as JSON and as text. Compare medians of several launches.</summary>
[MemoryDiagnoser]
public class InspectBenchmarks
{
    private readonly byte[] _frame = Convert.FromHexString("092400efcdab00010000b54e3b2a3c0004ffff280a080780ff03");
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);
    private readonly FrameInspector _inspector = new();

    [Benchmark(Baseline = true)]
    public InspectedFrame Inspect() => _inspector.Zcl(_frame, ClusterId.Drlc);

    [Benchmark]
    public int InspectToJson()
    {
        _buffer.ResetWrittenCount();
        using Utf8JsonWriter json = new(_buffer);
        Inspect().WriteTo(json);
        json.Flush();
        return _buffer.WrittenCount;
    }

    [Benchmark]
    public string InspectToText() => Inspect().ToString();
}
