using DeviceEmulator.Stack;
using DeviceEmulator.Time;

namespace DeviceEmulator.Home;

/// <summary>
/// Reports of a device until its ESI has them, in order: one is under way at a time, since of two the first may be lost and come after the second. One that nobody
/// acknowledged is sent again, and what is said after that waits behind it, so that an ESI hears everything however long it, or the way to it, was away. What a
/// report says, its time among it, is as it was. No text at hand says how often a device tries: 30 s after the first failure, then twice as long up to 15
/// minutes.
/// </summary>
internal sealed class UnheardReports(Agenda agenda, Func<ApsAddress, ReadOnlySpan<byte>, int> send) : ITimed
{
    /// <summary>So many wait; the oldest go, but never the one under way.</summary>
    private const int Capacity = 64;

    private const long FirstPauseMilliseconds = 30_000, LongestPauseMilliseconds = 900_000;

    /// <summary>The first one is under way, or is the next to be.</summary>
    private readonly List<Report> _reports = [];
    private long _pause = FirstPauseMilliseconds;

    /// <summary>None while nothing is.</summary>
    private int _underWay = StackToken.None;
    private int _stamp;

    /// <summary>Sends a report, or keeps it for when its turn comes.</summary>
    /// <returns>The token of one that went at once; <see cref="StackToken.None"/> for one that is kept, which is not lost for that.</returns>
    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        if (_reports.Count == Capacity)
        {
            _reports.RemoveAt(_underWay == StackToken.None ? 0 : 1);
        }

        _reports.Add(new Report(address, asdu.ToArray()));
        if (_reports.Count == 1)
        {
            SendFirst();
            return _underWay;
        }

        return StackToken.None;
    }

    /// <summary>Hears what became of anything that the device sent.</summary>
    public void OnConfirm(int token, ApsStatus status)
    {
        if (token == StackToken.None || token != _underWay)
        {
            return;
        }

        _underWay = StackToken.None;
        if (status is not (ApsStatus.Success or ApsStatus.AsduTooLong))
        {
            Wait();
            return;
        }

        _reports.RemoveAt(0);
        _pause = FirstPauseMilliseconds;
        _stamp = unchecked(_stamp + 1);
        if (_reports.Count > 0)
        {
            SendFirst();
        }
    }

    /// <summary>The radio has dropped what was under way, and says nothing of it.</summary>
    public void Interrupt()
    {
        if (_underWay != StackToken.None)
        {
            _underWay = StackToken.None;
            Wait();
        }
    }

    /// <summary>The device remembers nothing of them, or speaks to another ESI.</summary>
    public void Forget()
    {
        _reports.Clear();
        (_underWay, _pause) = (StackToken.None, FirstPauseMilliseconds);
        _stamp = unchecked(_stamp + 1);
    }

    /// <summary>A pause is over; or nobody has said what became of the one under way, and nobody will.</summary>
    public void OnTimer(MarketTime now, int token)
    {
        if (token == _stamp)
        {
            SendFirst();
        }
    }

    private void SendFirst()
    {
        _underWay = send(_reports[0].Address, _reports[0].Asdu);
        if (_underWay == StackToken.None)
        {
            Wait();
        }
        else
        {
            WakeAfter(LongestPauseMilliseconds);
        }
    }

    private void Wait()
    {
        WakeAfter(_pause);
        _pause = Math.Min(2 * _pause, LongestPauseMilliseconds);
    }

    private void WakeAfter(long milliseconds)
    {
        _stamp = unchecked(_stamp + 1);
        agenda.Schedule(agenda.Now.PlusMilliseconds(milliseconds), this, _stamp);
    }

    private readonly record struct Report(ApsAddress Address, byte[] Asdu);
}
