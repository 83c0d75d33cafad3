namespace Han.Gateway.Registry;

/// <summary>The premise base (generated or imported) and the premises that are listed by hand over it.</summary>
public sealed class RegistryOptions
{
    public const string Section = "Registry";

    /// <summary>What lies under the listed premises. A data directory keeps the base that it was made with.</summary>
    public RegistryBase Base { get; set; }

    /// <summary>Decides every generated ESIID, meter, EUI-64 and device. A data directory keeps the seed that it was made with.</summary>
    public ulong Seed { get; set; } = 1;

    /// <summary>Generated premises: 0 to 100 million.</summary>
    public long Size { get; set; } = 6_800_000;

    /// <summary>Share of each TDSP, by name; any positive weights.</summary>
    public Dictionary<string, double> TdspWeights { get; set; } = [];

    /// <summary>Share of each REP of record, by DUNS; any positive weights.</summary>
    public Dictionary<string, double> RepWeights { get; set; } = [];

    /// <summary>Weights of 0, 1, ... 5 devices behind a meter; empty takes the emulator's default.</summary>
    public int[] DeviceCountWeights { get; set; } = [];

    /// <summary>Premises listed by hand; over a generated base, none stands for the sample premise.</summary>
    public List<ListedPremise> Premises { get; set; } = [];

    /// <summary>The premises that lie over the base.</summary>
    internal List<ListedPremise> Listed() => Premises.Count > 0 || Base == RegistryBase.Imported ? Premises : [SamplePremise.Create()];
}
