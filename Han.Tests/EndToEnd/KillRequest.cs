using DeviceEmulator.Time;

namespace Han.Tests.EndToEnd;

/// <summary>One request of a script. Its bytes are made when it is first sent and stay the same when it is sent again.</summary>
internal sealed class KillRequest(KillCaller caller, string reference, Func<MarketTime, byte[]> make)
{
    private byte[]? _body;

    public KillCaller Caller => caller;

    /// <summary>The caller's own RequestID.</summary>
    public string Reference => reference;

    /// <summary>The gateway's RequestID, when the request has been acknowledged.</summary>
    public string? Acknowledged { get; private set; }

    public bool WasSent => _body is not null;

    /// <summary>Sends it, or sends it again: then the answer must be the first one.</summary>
    public async Task SendAsync(Uri url, MarketTime now)
    {
        string id = await caller.PostAsync(url, _body ??= make(now));
        Assert.Equal(Acknowledged ?? id, id);
        Acknowledged = id;
    }
}
