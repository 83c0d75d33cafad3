using BenchmarkDotNet.Attributes;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Benchmarks;

/// <summary>
/// Commands with parts of variable length through the codec, against the same work unrolled by hand: a price in the layout of SE 1.1, a message of 18
/// letters, and the answer to a question for eight attributes of a meter. Compare medians of several launches.
/// </summary>
[MemoryDiagnoser]
public class CodecBenchmarksVariable
{
    private readonly byte[] _buffer = new byte[128];

    private readonly PublishPrice _price = new(
        17, new CharacterString("PEAK"), 0x12345678, new SepTime(708_529_245), UnitOfMeasure.KilowattHours, 840, 0x42, 0x42, SepTime.Now, 60, 1234,
        PriceDetails.Unused, new PriceBlocks(PriceBlocks.NoBlocks, PriceControl.AcknowledgementRequired));

    private readonly DisplayMessage _message = new(
        0x00C0FFEE, MessageControl.CriticalImportance | MessageControl.ConfirmationRequired, SepTime.Now, 30, new CharacterString("Peak rate at 17:00"));

    private readonly ReadAttributesResponse _response = new(new AttributeRecords(AttributeRecordLayout.StatusThenValue)
        .With(MeteringAttributes.CurrentSummationDelivered, ZclType.UInt48, 0x87, 0x7D, 0x16, 0x09, 0x00, 0x00)
        .With(MeteringAttributes.CurrentSummationReceived, ZclType.UInt48, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00)
        .With(MeteringAttributes.Status, ZclType.Map8, 0x00)
        .With(MeteringAttributes.UnitOfMeasure, ZclType.Enum8, 0x00)
        .With(MeteringAttributes.Multiplier, ZclType.UInt24, 0x01, 0x00, 0x00)
        .With(MeteringAttributes.Divisor, ZclType.UInt24, 0xE8, 0x03, 0x00)
        .With(MeteringAttributes.InstantaneousDemand, ZclType.Int24, 0xA7, 0x04, 0x00)
        .WithStatus(MeteringAttributes.PowerFactor, ZclStatus.UnsupportedAttribute));

    private ReadOnlyMemory<byte> _priceFrame;
    private ReadOnlyMemory<byte> _messageFrame;
    private ReadOnlyMemory<byte> _responseFrame;

    [GlobalSetup]
    public void Setup()
    {
        _priceFrame = _buffer.AsSpan(0, EncodePublishPrice()).ToArray();
        _messageFrame = _buffer.AsSpan(0, EncodeDisplayMessage()).ToArray();
        _responseFrame = _buffer.AsSpan(0, EncodeReadAttributesResponse()).ToArray();
    }

    [Benchmark]
    public int EncodePublishPrice() => ZclFrame.Write(_buffer, 1, false, _price);

    [Benchmark]
    public int EncodePublishPriceUnrolled() => CodecBenchmarksVariableUnrolled.Write(_buffer, 1, _price);

    [Benchmark]
    public int EncodeDisplayMessage() => ZclFrame.Write(_buffer, 1, false, _message);

    [Benchmark]
    public int EncodeDisplayMessageUnrolled() => CodecBenchmarksVariableUnrolled.Write(_buffer, 1, _message);

    [Benchmark]
    public int EncodeReadAttributesResponse() => ZclFrame.Write(_buffer, 1, Direction.ServerToClient, false, _response);

    [Benchmark]
    public int EncodeReadAttributesResponseUnrolled() => CodecBenchmarksVariableUnrolled.Write(_buffer, 1, _response);

    [Benchmark]
    public uint DecodePublishPrice() =>
        ZclFrame.TryRead(_priceFrame, out ZclHeader header, out ReadOnlyMemory<byte> payload) && header.Announces<PublishPrice>(ClusterId.Price)
        && ZclFrame.TryDecode(payload, out PublishPrice command, out _) ? command.Price : throw Unreadable;

    [Benchmark]
    public uint DecodePublishPriceUnrolled() =>
        CodecBenchmarksVariableUnrolled.Read(_priceFrame, out PublishPrice command) ? command.Price : throw Unreadable;

    [Benchmark]
    public uint DecodeDisplayMessage() =>
        ZclFrame.TryRead(_messageFrame, out ZclHeader header, out ReadOnlyMemory<byte> payload) && header.Announces<DisplayMessage>(ClusterId.Messaging)
        && ZclFrame.TryDecode(payload, out DisplayMessage command, out _) ? command.MessageId : throw Unreadable;

    [Benchmark]
    public uint DecodeDisplayMessageUnrolled() =>
        CodecBenchmarksVariableUnrolled.Read(_messageFrame, out DisplayMessage command) ? command.MessageId : throw Unreadable;

    /// <summary>Reads the list and the eight values in it.</summary>
    [Benchmark]
    public long DecodeReadAttributesResponse()
    {
        if (!ZclFrame.TryRead(_responseFrame, out ZclHeader header, out ReadOnlyMemory<byte> payload)
            || !header.Announces<ReadAttributesResponse>(ClusterId.Metering)
            || !ZclFrame.TryDecode(payload, out ReadAttributesResponse command, out _))
        {
            throw Unreadable;
        }

        long sum = 0;
        foreach (AttributeRecord record in command.Attributes)
        {
            sum += record.TryGetNumber(out long number) ? number : 0;
        }

        return sum;
    }

    [Benchmark]
    public long DecodeReadAttributesResponseUnrolled() => CodecBenchmarksVariableUnrolled.Sum(_responseFrame, out long sum) ? sum : throw Unreadable;

    private static InvalidOperationException Unreadable => new("The frame of the benchmark does not decode.");
}
