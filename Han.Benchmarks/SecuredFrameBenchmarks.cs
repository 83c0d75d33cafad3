using BenchmarkDotNet.Attributes;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Han.Benchmarks;

/// <summary>
/// A status report on its way over the radio: MAC, network layer under the network key, application support layer under the link key, 103 octets and
/// their frame check sequence. It stands against the AES block operations that it cannot do without. Compare medians of several launches.
/// </summary>
[MemoryDiagnoser]
public class SecuredFrameBenchmarks
{
    private const int PayloadLength = 62;

    /// <summary>
    /// B0 and the mask, 2 of the headers with their length (15 octets), and for each of 4 payload blocks one of the code and one of the key stream.
    /// </summary>
    private const int ApsBlocks = 2 + 2 + (2 * 4);

    /// <summary>The same for 22 octets of headers and 6 payload blocks.</summary>
    private const int NwkBlocks = 2 + 2 + (2 * 6);

    private static readonly Eui64 Source = new(0x000D6F0000000002);

    private readonly Aes128 _networkKey = new(new AesKey("0123456789ABCDEF"u8));
    private readonly LinkKeyCiphers _linkKey = new(new AesKey("FEDCBA9876543210"u8));
    private readonly byte[] _payload = new byte[PayloadLength];
    private readonly byte[] _buffer = new byte[MacFrame.MaxSize];
    private readonly byte[] _block = new byte[Aes128.BlockSize];

    private readonly RadioFrame _headers = new(
        MacHeader.Data(0x1AAA, 0, 0x3A5C, 10, acknowledgementRequest: true),
        new NwkHeader(NwkFrameType.Data, 0, 0x3A5C, 30, 18, DiscoverRoute.Enable, Security: true),
        ApsHeader.Data(1, 0x0701, 0x0109, 2, 98, ackRequest: true) with { Security = true },
        AuxiliaryHeader.Network(0x0103, Source, 0),
        AuxiliaryHeader.Link(KeyIdentifier.Data, 0x10));

    private byte[] _frame = [];

    [GlobalSetup]
    public void Setup() => _frame = _buffer[..Write()];

    /// <summary>One block after the other, each of the one before, as the integrity codes are made.</summary>
    [Benchmark(Baseline = true)]
    public void BlocksAlone()
    {
        for (int i = 0; i < ApsBlocks + NwkBlocks; i++)
        {
            _networkKey.Encrypt(_block, _block);
        }
    }

    [Benchmark]
    public int Write() => MacFrame.AppendFrameCheck(_buffer, _headers.Write(_buffer, _networkKey, _linkKey, Source, _payload));

    [Benchmark]
    public byte Read()
    {
        // Reading decrypts in place.
        _frame.CopyTo(_buffer, 0);
        return MacFrame.CheckFrame(_buffer.AsSpan(0, _frame.Length), out ReadOnlySpan<byte> frame) == FrameError.None
            && RadioFrame.Read(_buffer.AsMemory(0, frame.Length), _networkKey, _linkKey, out RadioFrame headers, out Memory<byte> _) == FrameError.None
                ? headers.Aps.Counter
                : throw new InvalidOperationException("The frame of the benchmark is not read.");
    }
}
