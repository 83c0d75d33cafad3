using DeviceEmulator.Stack;

namespace DeviceEmulator.Esi;

// What is kept for devices that have left, should they come back. It never takes room from those that are there.
public sealed partial class Esi
{
    /// <summary>
    /// The oldest event that is held only to tell devices that are away of its cancel leaves its room to another. False where there is none: somebody who is there
    /// needs each of them.
    /// </summary>
    private bool DropForAbsent()
    {
        StoredEvent? oldest = null;
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            // The list goes from the newest to the oldest.
            oldest = e.IsFinished(Home, _clients, _devices.Left) ? e : oldest;
        }

        if (oldest is not null)
        {
            Remove(oldest);
        }

        return oldest is not null;
    }

    /// <summary>
    /// As many devices as there are places have come, and some have left: one of these is not known any more. One that no cancel waits for goes first. False
    /// where all are there.
    /// </summary>
    private bool GiveUpPlace()
    {
        int chosen = -1;
        for (int place = 0; place < _devices.Count; place++)
        {
            if (_devices.HasLeft(place) && (chosen < 0 || (IsAwaited(chosen) && !IsAwaited(place))))
            {
                chosen = place;
            }
        }

        if (chosen >= 0)
        {
            Forget(chosen);
        }

        return chosen >= 0;
    }

    private bool IsAwaited(int place)
    {
        bool any = false;
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            any |= e.IsCancelDue(place);
        }

        return any;
    }

    private void Forget(int place)
    {
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            e.Clear(place);
        }

        for (StoredText? t = _board?.Text; t is not null; t = t.Next)
        {
            t.Only = t.Only == place ? StoredEvent.Nobody : t.Only;
        }

        _devices.Forget(place);
    }
}
