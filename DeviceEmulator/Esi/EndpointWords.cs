namespace DeviceEmulator.Esi;

/// <summary>
/// What the endpoints of one device have said of an event that is sent to more than one of them. Each of them is a client of its own: the device is done
/// with the event when all of them are, and each owes a cancel an answer of its own.
/// </summary>
/// <param name="place">The device's.</param>
/// <param name="next">Those of another device.</param>
internal sealed class EndpointWords(int place, EndpointWords? next)
{
    private readonly List<(byte Endpoint, DeviceProgress Progress)> _progress = [];
    private readonly List<(StoredCancel Cancel, byte Endpoint)> _owed = [];

    public int Place { get; } = place;

    public EndpointWords? Next { get; set; } = next;

    /// <summary>Where an endpoint stands. One that was not sent the event and reports on it has it nevertheless.</summary>
    public DeviceProgress this[byte endpoint]
    {
        get => _progress.Find(p => p.Endpoint == endpoint).Progress;
        set
        {
            _progress.RemoveAll(p => p.Endpoint == endpoint);
            _progress.Add((endpoint, value));
        }
    }

    /// <summary>Where the device stands: an endpoint that has not answered comes before one that goes on, and that before those that are done.</summary>
    public DeviceProgress Whole =>
        _progress.Exists(p => IsUnanswered(p.Progress)) ? DeviceProgress.Sent
        : _progress.Exists(p => p.Progress == DeviceProgress.Accepted) ? DeviceProgress.Accepted
        : _progress.Exists(p => p.Progress == DeviceProgress.Final) ? DeviceProgress.Final
        : DeviceProgress.NotTakingPart;

    /// <summary>Every endpoint that may still answer for the event owes the cancel an answer; how many these are.</summary>
    public int Owe(StoredCancel cancel)
    {
        int before = _owed.Count;
        _owed.AddRange(_progress.Where(p => IsUnanswered(p.Progress) || p.Progress == DeviceProgress.Accepted).Select(p => (cancel, p.Endpoint)));
        return _owed.Count - before;
    }

    public bool Owes(StoredCancel cancel, byte endpoint) => _owed.Contains((cancel, endpoint));

    /// <summary>A cancel that an endpoint owes an answer; null for none.</summary>
    public StoredCancel? OwedBy(byte endpoint) => _owed.Find(o => o.Endpoint == endpoint).Cancel;

    /// <summary>An endpoint owes the cancel nothing more; true when none does.</summary>
    public bool Answer(StoredCancel cancel, byte endpoint)
    {
        _owed.Remove((cancel, endpoint));
        return !_owed.Exists(o => o.Cancel == cancel);
    }

    /// <summary>No endpoint owes the cancel anything more; how many did.</summary>
    public int Settle(StoredCancel cancel) => _owed.RemoveAll(o => o.Cancel == cancel);

    private static bool IsUnanswered(DeviceProgress progress) => progress is DeviceProgress.Sent or DeviceProgress.SentAgain;
}
