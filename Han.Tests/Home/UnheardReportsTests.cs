using DeviceEmulator.Home;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Home;

/// <summary>Reports of a device reach its ESI in order, whatever becomes of them on the way.</summary>
public sealed class UnheardReportsTests
{
    private static readonly ApsAddress Address = new(new Eui64(0x11), 1, new Eui64(1), 1, ClusterId.Drlc);

    private readonly Agenda _agenda = new();
    private readonly List<byte> _sent = [];
    private readonly UnheardReports _reports;
    private int _next = 100;
    private bool _takesNothing;

    public UnheardReportsTests()
    {
        _agenda.Enter(new MarketTime(1_800_000_000_000));
        _reports = new UnheardReports(_agenda, (_, asdu) =>
        {
            _sent.Add(asdu[0]);
            return _takesNothing ? StackToken.None : _next++;
        });
    }

    private int Last => _next - 1;

    [Fact]
    public void The_next_one_goes_out_when_the_one_under_way_is_confirmed()
    {
        Say(1, 2, 3);
        Assert.Equal<byte>([1], _sent);
        _reports.OnConfirm(Last, ApsStatus.Success);
        Assert.Equal<byte>([1, 2], _sent);
        _reports.OnConfirm(Last, ApsStatus.Success);
        _reports.OnConfirm(Last, ApsStatus.Success);
        Run(7200);
        Assert.Equal<byte>([1, 2, 3], _sent);
    }

    [Fact]
    public void Nothing_overtakes_one_that_nobody_acknowledged()
    {
        Say(1, 2);
        _reports.OnConfirm(Last, ApsStatus.NoAck);
        Say(3);
        Run(29);
        Assert.Equal<byte>([1], _sent);
        Run(1);
        Assert.Equal<byte>([1, 1], _sent);
        _reports.OnConfirm(Last, ApsStatus.Success);
        _reports.OnConfirm(Last, ApsStatus.Success);
        Assert.Equal<byte>([1, 1, 2, 3], _sent);
    }

    [Fact]
    public void A_confirm_that_comes_again_removes_no_other_report()
    {
        Say(1, 2);
        int first = Last;
        _reports.OnConfirm(first, ApsStatus.Success);
        _reports.OnConfirm(first, ApsStatus.Success);
        _reports.OnConfirm(StackToken.None, ApsStatus.Success);
        _reports.OnConfirm(Last, ApsStatus.NoAck);
        Run(30);
        Assert.Equal<byte>([1, 2, 2], _sent);
    }

    [Fact]
    public void A_confirm_from_before_a_restart_is_not_believed()
    {
        Say(1, 2);
        int before = Last;
        _reports.Interrupt();
        _reports.OnConfirm(before, ApsStatus.Success);
        Run(30);
        Assert.Equal<byte>([1, 1], _sent);
        _reports.OnConfirm(before, ApsStatus.Success);
        Assert.Equal<byte>([1, 1], _sent);
        _reports.OnConfirm(Last, ApsStatus.Success);
        Assert.Equal<byte>([1, 1, 2], _sent);
    }

    [Fact]
    public void A_radio_that_takes_nothing_for_a_while_gets_them_in_order()
    {
        _takesNothing = true;
        Say(1, 2);
        Run(30);
        _takesNothing = false;
        Run(60);
        Assert.Equal<byte>([1, 1, 1], _sent);
        _reports.OnConfirm(Last, ApsStatus.Success);
        Assert.Equal<byte>([1, 1, 1, 2], _sent);
    }

    [Fact]
    public void A_radio_that_never_says_what_became_of_one_stops_nothing()
    {
        Say(1, 2);
        Run(900);
        Assert.Equal<byte>([1, 1], _sent);
        _reports.OnConfirm(Last, ApsStatus.Success);
        Assert.Equal<byte>([1, 1, 2], _sent);
    }

    [Fact]
    public void When_there_are_too_many_the_oldest_go_but_not_the_one_under_way()
    {
        Say([.. Enumerable.Range(1, 66).Select(i => (byte)i)]);
        for (int i = 0; i < 66; i++)
        {
            _reports.OnConfirm(Last, ApsStatus.Success);
        }

        Assert.Equal<byte>([1, .. Enumerable.Range(4, 63).Select(i => (byte)i)], _sent);
    }

    [Fact]
    public void What_is_forgotten_is_not_sent()
    {
        Say(1, 2);
        int before = Last;
        _reports.Forget();
        Say(3);
        _reports.OnConfirm(before, ApsStatus.NoAck);
        _reports.OnConfirm(Last, ApsStatus.Success);
        Run(7200);
        Assert.Equal<byte>([1, 3], _sent);
    }

    private void Say(params byte[] reports)
    {
        foreach (byte report in reports)
        {
            _reports.Send(Address, [report]);
        }
    }

    private void Run(int seconds)
    {
        MarketTime until = _agenda.Now.Plus(TimeSpan.FromSeconds(seconds));
        while (_agenda.TryStep(until))
        {
        }

        _agenda.Enter(until);
    }
}
