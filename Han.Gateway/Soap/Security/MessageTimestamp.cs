namespace Han.Gateway.Soap.Security;

/// <summary>wsu:Timestamp.</summary>
/// <param name="Expires">Null when absent: the gateway's own limit holds then, and it holds in any case.</param>
internal sealed record MessageTimestamp(HeaderElement Element, DateTimeOffset Created, DateTimeOffset? Expires)
{
    public static MessageTimestamp Read(HeaderElement element)
    {
        HeaderElement[] parts = [.. element.Children];
        if (parts.Length is not (1 or 2) || !parts[0].Is("Created", SoapNames.SecurityUtility)
            || (parts.Length == 2 && !parts[1].Is("Expires", SoapNames.SecurityUtility)))
        {
            throw Invalid();
        }

        return new MessageTimestamp(element, ReadMoment(parts[0]), parts.Length == 2 ? ReadMoment(parts[1]) : null);
    }

    /// <summary>Refuses a message from too long ago, from the future, or whose sender let it expire.</summary>
    /// <exception cref="SoapFaultException">wsu:MessageExpired.</exception>
    public static void RequireFresh(DateTimeOffset created, DateTimeOffset? expires, DateTimeOffset now, SoapOptions options)
    {
        if (created > now + options.ClockSkew || created < now - options.MaxMessageAge - options.ClockSkew
            || (expires is { } end && (end <= created || end < now - options.ClockSkew)))
        {
            throw new SoapFaultException(SoapFault.MessageExpired);
        }
    }

    private static DateTimeOffset ReadMoment(HeaderElement element) => SecurityTime.Parse(element.Text(SecurityTime.MaxLength)) ?? throw Invalid();

    private static SoapFaultException Invalid() => new(SoapFault.InvalidSecurity("the Timestamp is not valid: it holds Created and Expires in UTC"));
}
