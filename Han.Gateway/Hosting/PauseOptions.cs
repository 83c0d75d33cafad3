namespace Han.Gateway.Hosting;

/// <summary>One entry of HeadEnd:Pauses: a TDSP's head-end sends nothing to meters from one moment (ISO 8601 with offset) up to another.</summary>
public sealed class PauseOptions
{
    /// <summary>A TDSP by name.</summary>
    public string Tdsp { get; set; } = "";

    public DateTimeOffset From { get; set; }

    public DateTimeOffset To { get; set; }
}
