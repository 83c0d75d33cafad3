using Han.Gateway.Registry;

namespace Han.Tests.Registry;

public sealed class AffinePermutationTests
{
    [Theory]
    [InlineData(10UL)]
    [InlineData(1_000_000_000UL)]
    [InlineData(10_000_000_000UL)]
    [InlineData(1_000_000_000_000_000UL)]
    public void EveryNumberComesBack(ulong modulus)
    {
        for (uint purpose = 0; purpose < 20; purpose++)
        {
            var permutation = new AffinePermutation(modulus, 17 + purpose, purpose);
            for (ulong i = 0; i < 500; i++)
            {
                ulong x = i < 250 ? i % modulus : modulus - 1 - (i % modulus);
                ulong y = permutation.Apply(x);
                Assert.True(y < modulus);
                Assert.Equal(x, permutation.Undo(y));
            }
        }
    }

    [Fact]
    public void NoTwoNumbersMeet()
    {
        var permutation = new AffinePermutation(100_000, 3, 1);
        Assert.Equal(100_000, Enumerable.Range(0, 100_000).Select(i => permutation.Apply((ulong)i)).Distinct().Count());
    }
}
