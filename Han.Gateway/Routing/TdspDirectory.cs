namespace Han.Gateway.Routing;

/// <summary>
/// The five TDSPs of Smart Meter Texas: DUNS numbers and ESIID patterns as they appear in market files. Routing goes by the premise register;
/// the ESIID prefix is only the fallback, because premises have changed hands (McAllen, 2019) and kept their ESIIDs.
/// </summary>
public static class TdspDirectory
{
    public static Tdsp Oncor { get; } = new("Oncor", "1039940674000", ["1044372", "1017699"], 17, "LG");
    public static Tdsp CenterPoint { get; } = new("CenterPoint", "957877905", ["1008901"], 22, "");
    public static Tdsp AepTexasCentral { get; } = new("AEP Texas Central", "007924772", ["1003278"], 17, "");
    public static Tdsp AepTexasNorth { get; } = new("AEP Texas North", "007923311", ["1020404"], 17, "");
    public static Tdsp Tnmp { get; } = new("TNMP", "007929441", ["1040051"], 17, "");

    public static IReadOnlyList<Tdsp> All { get; } = [Oncor, CenterPoint, AepTexasCentral, AepTexasNorth, Tnmp];

    /// <summary>The TDSP of that name, or null.</summary>
    public static Tdsp? ByName(string name) => All.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The TDSP of that DUNS, or null.</summary>
    public static Tdsp? ByDuns(ReadOnlySpan<char> duns)
    {
        foreach (Tdsp tdsp in All)
        {
            if (duns.SequenceEqual(tdsp.Duns))
            {
                return tdsp;
            }
        }

        return null;
    }

    /// <summary>The TDSP whose pattern an ESIID fits, or null.</summary>
    public static Tdsp? ByPrefix(ReadOnlySpan<char> esiId)
    {
        foreach (Tdsp tdsp in All)
        {
            foreach (string prefix in tdsp.EsiIdPrefixes)
            {
                if (esiId.Length == tdsp.EsiIdLength && esiId.StartsWith(prefix, StringComparison.Ordinal))
                {
                    return tdsp;
                }
            }
        }

        return null;
    }
}
