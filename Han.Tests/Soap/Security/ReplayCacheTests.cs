using Han.Gateway.Soap;
using Han.Gateway.Soap.Security;

namespace Han.Tests.Soap.Security;

/// <summary>The memory of what was seen: bounded, and shared out so that one account cannot fill it.</summary>
public sealed class ReplayCacheTests
{
    private static readonly TimeSpan _keep = TimeSpan.FromMinutes(7);

    private readonly SettableTime _time = new();
    private ulong _next;

    [Fact]
    public void One_account_finds_no_room_before_the_others_do()
    {
        ReplayCache cache = new(_time);
        Assert.Equal(ReplayCache.Capacity / 2, Fill(cache, "loud"));
        Assert.NotNull(Add(cache, "quiet"));
        Assert.Equal(503, Refused(() => Add(cache, "loud")));
        Assert.InRange(Fill(cache, "second"), (ReplayCache.Capacity / 4) - 1, ReplayCache.Capacity / 4);
        Assert.NotNull(Add(cache, "quiet"));
    }

    [Fact]
    public void What_is_forgotten_makes_room_again()
    {
        ReplayCache cache = new(_time);
        Fill(cache, "loud");
        _time.Now += _keep + TimeSpan.FromSeconds(1);
        Assert.Equal(ReplayCache.Capacity / 2, Fill(cache, "loud"));
    }

    [Fact]
    public void A_copy_is_known_for_as_long_as_it_would_pass_for_fresh()
    {
        ReplayCache cache = new(_time);
        Assert.NotNull(cache.Add("a", [7], [], _keep));
        Assert.Null(cache.Add("b", [7], [], _keep));
        _time.Now += _keep;
        Assert.True(cache.Contains(7));
        _time.Now += TimeSpan.FromSeconds(1);
        Assert.False(cache.Contains(7));
    }

    private int Fill(ReplayCache cache, string account)
    {
        for (int count = 0; ; count++)
        {
            try
            {
                Add(cache, account);
            }
            catch (SoapFaultException)
            {
                return count;
            }
        }
    }

    private long? Add(ReplayCache cache, string account) => cache.Add(account, [_next++ + 1_000_000], [], _keep);

    private static int Refused(Action add) => Assert.Throws<SoapFaultException>(add).Fault.Status;
}
