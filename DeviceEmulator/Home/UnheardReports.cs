using DeviceEmulator.Stack;
using DeviceEmulator.Time;

namespace DeviceEmulator.Home;

/// <summary>
/// Reports of a device until its ESI has them: one that nobody acknowledged is sent again, and what is said after that waits behind it, so that an ESI hears
/// everything however long it, or the way to it, was away. What a report says, its time among it, is as it was. No text at hand says how often a device
/// tries: 30 s after the first failure, then twice as long up to 15 minutes.
/// </summary>
internal sealed class UnheardReports(Agenda agenda, Func<ApsAddress, ReadOnlySpan<byte>, int> send) : ITimed
{
    /// <summary>So many wait; the oldest go.</summary>
    private const int Capacity = 64;

    private const long FirstPauseMilliseconds = 30_000, LongestPauseMilliseconds = 900_000;

    private readonly List<Report> _reports = [];
    private long _pause = FirstPauseMilliseconds;
    private bool _isWaiting;
    private int _stamp;

    /// <summary>Sends a report, or keeps it for when its turn comes; answers its token.</summary>
    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        if (_reports.Count == Capacity)
        {
            _reports.RemoveAt(0);
        }

        Report report = new(address, asdu.ToArray());
        _reports.Add(report);
        report.Token = _isWaiting ? StackToken.None : send(address, asdu);
        if (report.Token == StackToken.None)
        {
            Wait();
        }

        return report.Token;
    }

    /// <summary>Hears what became of anything that the device sent.</summary>
    public void OnConfirm(int token, ApsStatus status)
    {
        int place = token == StackToken.None ? -1 : _reports.FindIndex(r => r.Token == token);
        if (place < 0)
        {
            return;
        }

        if (status is ApsStatus.Success or ApsStatus.AsduTooLong)
        {
            _reports.RemoveAt(place);
            _pause = FirstPauseMilliseconds;
            return;
        }

        _reports[place].Token = StackToken.None;
        Wait();
    }

    /// <summary>The radio has dropped what was under way, and says nothing of it.</summary>
    public void Interrupt()
    {
        foreach (Report report in _reports)
        {
            report.Token = StackToken.None;
        }

        if (_reports.Count > 0)
        {
            Wait();
        }
    }

    /// <summary>The device remembers nothing of them, or speaks to another ESI.</summary>
    public void Forget()
    {
        _reports.Clear();
        (_isWaiting, _pause) = (false, FirstPauseMilliseconds);
        _stamp = unchecked(_stamp + 1);
    }

    public void OnTimer(MarketTime now, int token)
    {
        if (token != _stamp)
        {
            return;
        }

        _isWaiting = false;
        for (int i = 0; i < _reports.Count && !_isWaiting; i++)
        {
            Report report = _reports[i];
            if (report.Token == StackToken.None)
            {
                report.Token = send(report.Address, report.Asdu);
                if (report.Token == StackToken.None)
                {
                    Wait();
                }
            }
        }
    }

    private void Wait()
    {
        if (!_isWaiting)
        {
            _isWaiting = true;
            _stamp = unchecked(_stamp + 1);
            agenda.Schedule(agenda.Now.PlusMilliseconds(_pause), this, _stamp);
            _pause = Math.Min(2 * _pause, LongestPauseMilliseconds);
        }
    }

    private sealed class Report(in ApsAddress address, byte[] asdu)
    {
        public ApsAddress Address { get; } = address;

        public byte[] Asdu { get; } = asdu;

        /// <summary>None while it is not under way.</summary>
        public int Token { get; set; } = StackToken.None;
    }
}
