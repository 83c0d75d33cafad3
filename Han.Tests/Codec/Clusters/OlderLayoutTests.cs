using Sep.Codec.Clusters.Prepayment;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Clusters.Tunneling;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Clusters;

/// <summary>Commands whose layout changed: the draws make the newer one, which other software reads, and these the older one.</summary>
public sealed class OlderLayoutTests
{
    private const ulong Seeds = 200;

    [Fact]
    public void The_block_period_of_SE_1_1_comes_back() => ComesBack(Draws.PublishBlockPeriodSe11, octets => octets == 17);

    /// <summary>
    /// No revision has a Publish Block Period of 18 octets: SE 1.1 ends after the control octet, 17 octets, and SE 1.2 has 16 with the octet of the
    /// numbers taken out, and three more. 18 are the one with an octet too many, which no later 1.1 appended, or the other with one cut off. To take them
    /// for either would be to guess what the seventeenth octet means, so they are malformed.
    /// </summary>
    [Fact]
    public void A_block_period_of_18_octets_is_of_no_revision()
    {
        byte[] octets = new byte[PublishBlockPeriod.Se12Size];
        foreach (int length in (int[])[PublishBlockPeriod.Se11Size, PublishBlockPeriod.Se12Size])
        {
            Assert.True(ZclFrame.TryDecode(octets.AsSpan(0, length), out PublishBlockPeriod _, out ReadOnlySpan<byte> tail));
            Assert.True(tail.IsEmpty);
        }

        Assert.False(ZclFrame.TryDecode(octets.AsSpan(0, 18), out PublishBlockPeriod _, out _));
    }

    [Fact]
    public void The_tunnel_request_of_SE_1_1_comes_back() => ComesBack(Draws.RequestTunnelSe11, octets => octets == 4);

    [Fact]
    public void The_tunnel_response_of_SE_1_1_comes_back() => ComesBack(Draws.RequestTunnelResponseSe11, octets => octets == 3);

    [Fact]
    public void The_emergency_credit_of_SE_1_1_comes_back() => ComesBack(Draws.SelectAvailableEmergencyCreditSe11, octets => octets >= 7);

    private static void ComesBack<T>(Func<byte[], T> make, Predicate<int> isOfItsLength) where T : struct, ISepCommand<T>, IEquatable<T>
    {
        CommandDraw<T> draw = new(make);
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            WireWriter w = new(new byte[CommandDraw.MaxFrame]);
            make(Draws.Of(seed)).Write(ref w);
            Assert.True(isOfItsLength(w.Length), $"seed {seed}: {w.Length} octets");
            Assert.True(draw.ComesBack(Draws.Of(seed)), $"seed {seed}");
        }

        Assert.Equal(0, draw.AllocatedByRoundTrips());
    }
}
