using DeviceEmulator.Time;

namespace DeviceEmulator.Stack;

/// <summary>
/// What a stack will do later on its loop, in order of time and then of posting. For the rare: an entry costs objects, unlike a frame under way.
/// </summary>
public sealed class LoopPost(Agenda agenda) : ITimed
{
    private readonly Dictionary<int, Action> _posted = [];
    private int _next;

    public void Later(Action action) => After(0, action);

    public void After(long milliseconds, Action action)
    {
        int token = _next;
        _next = unchecked(_next + 1);
        _posted.Add(token, action);
        agenda.Schedule(agenda.Now.PlusMilliseconds(milliseconds), this, token);
    }

    /// <summary>Forgets all that is still to come.</summary>
    public void Clear() => _posted.Clear();

    public void OnTimer(MarketTime now, int token)
    {
        if (_posted.Remove(token, out Action? action))
        {
            action();
        }
    }
}
