using Sep.Codec.Security;

namespace Han.Tests.Codec.Security;

public sealed class SecurityAllocationTests
{
    private readonly Aes128 _aes = new(new AesKey(Arbitrary.Octets(AesKey.Size, 1)));
    private readonly byte[] _frame = Arbitrary.Octets(100, 2);
    private readonly byte[] _mic = new byte[4];
    private readonly byte[] _hash = new byte[AesMmo.HashSize];
    private readonly InstallCode _code = new(Arbitrary.Octets(16, 3));
    private readonly string _label = new InstallCode(Arbitrary.Octets(16, 3)).Format();

    [Fact]
    public void Securing_a_frame_allocates_nothing() => AllocatesNothing(() =>
    {
        CcmStar.Encrypt(_aes, default, _frame.AsSpan(0, 18), _frame.AsSpan(18), _mic);
        return CcmStar.TryDecrypt(_aes, default, _frame.AsSpan(0, 18), _frame.AsSpan(18), _mic);
    });

    [Fact]
    public void Hashes_blocks_and_checksums_allocate_nothing() => AllocatesNothing(() =>
    {
        AesMmo.Hash(_frame, _hash);
        KeyedHash.Compute(_hash, _frame, _hash);
        _aes.Encrypt(_hash, _hash);
        return Crc16.X25(_frame) != Crc16.FrameCheck(_frame);
    });

    [Fact]
    public void Reading_an_install_code_and_deriving_its_keys_allocates_nothing() => AllocatesNothing(() =>
        InstallCode.TryParse(_label, out InstallCode code, out _)
        && code == _code
        && KeyDerivation.Derive(code.ToLinkKey(), KeyIdentifier.KeyTransport) != KeyDerivation.Derive(code.ToLinkKey(), KeyIdentifier.KeyLoad));

    private static void AllocatesNothing(Func<bool> work)
    {
        Assert.True(work());
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool worked = true;
        for (int i = 0; i < 100; i++)
        {
            worked &= work();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(worked);
    }
}
