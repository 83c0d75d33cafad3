namespace Han.Gateway.Registry;

/// <summary>Where the premises come from that are not listed by hand.</summary>
public enum RegistryBase
{
    /// <summary>Computed from the seed.</summary>
    Generator,

    /// <summary>Imported from a TDSP's export with `premises import`.</summary>
    Imported,
}
