namespace DeviceEmulator.Devices;

/// <summary>The events that one device holds, newest arrival first, and the order of its reports.</summary>
internal struct ClientEvents
{
    private ushort _numbers;

    /// <summary>When the last report is due: no later one may overtake it.</summary>
    public long LastReportDue;

    public ClientEvent? Newest { readonly get; private set; }

    public void Add(ClientEvent e)
    {
        e.Number = unchecked(++_numbers);
        e.Next = Newest;
        Newest = e;
    }

    public readonly ClientEvent? Find(uint issuerEventId)
    {
        ClientEvent? e = Newest;
        while (e is not null && e.Command.IssuerEventId != issuerEventId)
        {
            e = e.Next;
        }

        return e;
    }

    public readonly ClientEvent? FindNumber(int number)
    {
        ClientEvent? e = Newest;
        while (e is not null && e.Number != number)
        {
            e = e.Next;
        }

        return e;
    }

    /// <summary>Events that have not ended.</summary>
    public readonly int CountOpen()
    {
        int count = 0;
        for (ClientEvent? e = Newest; e is not null; e = e.Next)
        {
            count += e.HasEnded ? 0 : 1;
        }

        return count;
    }

    /// <summary>Drops what has ended and is past its scheduled end: until then the same event coming again is known.</summary>
    public void DropOld(long now)
    {
        ClientEvent? previous = null;
        for (ClientEvent? e = Newest; e is not null; e = e.Next)
        {
            if (!e.HasEnded || e.ScheduledEnd > now)
            {
                previous = e;
            }
            else if (previous is null)
            {
                Newest = e.Next;
            }
            else
            {
                previous.Next = e.Next;
            }
        }
    }
}
