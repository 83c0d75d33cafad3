using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace Han.Benchmarks;

/// <summary>
/// Symmetric security. CCM* of a frame stands against the block operations that it cannot do without, one after the other, and against the
/// framework's AesCcm. Compare medians of several launches.
/// </summary>
[MemoryDiagnoser]
public class SecurityBenchmarks : IDisposable
{
    private const int HeaderLength = 22;
    private const int PayloadLength = 60;

    /// <summary>B0 and the mask, 2 of the header with its length; for each of 4 payload blocks one of the MIC and one of the key stream.</summary>
    private const int BlocksInFrame = 2 + 2 + (2 * 4);

    private readonly Aes128 _aes = new(new AesKey("0123456789ABCDEF"u8));
    private readonly AesCcm _peer = new("0123456789ABCDEF"u8);
    private readonly SecurityNonce _nonce = new(new Eui64(0x000D6F0000000002), 258, new SecurityControl(0x2D));
    private readonly InstallCode _code = new("0123456789ABCDEF"u8);
    private readonly string _label = new InstallCode("0123456789ABCDEF"u8).Format();
    private readonly byte[] _nonceOctets = new byte[SecurityNonce.Size];
    private readonly byte[] _header = new byte[HeaderLength];
    private readonly byte[] _plain = new byte[PayloadLength];
    private readonly byte[] _payload = new byte[PayloadLength];
    private readonly byte[] _sealed = new byte[PayloadLength];
    private readonly byte[] _mic = new byte[4];
    private readonly byte[] _sealedMic = new byte[4];
    private readonly byte[] _block = new byte[Aes128.BlockSize];
    private readonly byte[] _blocks = new byte[BlocksInFrame * Aes128.BlockSize];
    private readonly byte[] _fields = new byte[18];
    private readonly byte[] _certificate = new byte[48];
    private readonly byte[] _longestFrame = new byte[125];

    [GlobalSetup]
    public void Setup()
    {
        _nonce.CopyTo(_nonceOctets);
        CcmStar.Encrypt(_aes, _nonce, _header, _sealed, _sealedMic);
    }

    [Benchmark]
    public void OneBlock() => _aes.Encrypt(_block, _block);

    [Benchmark]
    public void BlocksOfFrameOneByOne()
    {
        for (int start = 0; start < _blocks.Length; start += Aes128.BlockSize)
        {
            Span<byte> block = _blocks.AsSpan(start, Aes128.BlockSize);
            _aes.Encrypt(block, block);
        }
    }

    [Benchmark]
    public void BlocksOfFrameSideBySide() => _aes.Encrypt(_blocks, _blocks);

    [Benchmark]
    public void EncryptFrame()
    {
        _plain.CopyTo(_payload, 0);
        CcmStar.Encrypt(_aes, _nonce, _header, _payload, _mic);
    }

    [Benchmark]
    public bool DecryptFrame()
    {
        _sealed.CopyTo(_payload, 0);
        return CcmStar.TryDecrypt(_aes, _nonce, _header, _payload, _sealedMic);
    }

    [Benchmark]
    public void EncryptFrameByFramework() => _peer.Encrypt(_nonceOctets, _plain, _payload, _mic, _header);

    [Benchmark]
    public void DecryptFrameByFramework() => _peer.Decrypt(_nonceOctets, _sealed, _sealedMic, _payload, _header);

    [Benchmark]
    public Aes128 ExpandKey() => new(new AesKey(_block));

    [Benchmark]
    public void HashOf18Octets() => AesMmo.Hash(_fields, _block);

    [Benchmark]
    public void HashOf48Octets() => AesMmo.Hash(_certificate, _block);

    [Benchmark]
    public void KeyedHashOf18Octets() => KeyedHash.Compute(_block, _fields, _block);

    [Benchmark]
    public bool ReadInstallCode() => InstallCode.TryParse(_label, out _, out _);

    [Benchmark]
    public AesKey InstallCodeToLinkKey() => _code.ToLinkKey();

    [Benchmark]
    public ushort FrameCheckOfLongestFrame() => Crc16.FrameCheck(_longestFrame);

    public void Dispose()
    {
        _peer.Dispose();
        GC.SuppressFinalize(this);
    }
}
