namespace Han.Gateway.Requests;

/// <summary>A time as written: absent or zero means now; without an offset it is Central time. The default value is "now".</summary>
/// <param name="Local">The written date and time, kind unspecified; null for now.</param>
/// <param name="Offset">The written offset, or null where none was written.</param>
public readonly record struct RequestTime(DateTime? Local, TimeSpan? Offset)
{
    public bool IsNow => Local is null;
}
