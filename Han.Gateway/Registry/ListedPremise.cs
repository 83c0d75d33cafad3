namespace Han.Gateway.Registry;

/// <summary>A premise listed by hand in the configuration, over the generated base.</summary>
public sealed class ListedPremise
{
    public string EsiId { get; set; } = "";
    public string MeterSerialNumber { get; set; } = "";

    /// <summary>TDSP by name; empty falls back to the ESIID's prefix.</summary>
    public string Tdsp { get; set; } = "";
    public string RepDuns { get; set; } = "";

    /// <summary>EUI-64 of its ESI, 16 hex digits.</summary>
    public string Esi { get; set; } = "";
    public List<ListedDevice> Devices { get; set; } = [];
}
