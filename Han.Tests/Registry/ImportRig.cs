using DeviceEmulator.Population;
using DeviceEmulator.Time;
using Han.Gateway.Registry;
using Han.Gateway.Registry.Imported;
using Han.Tests.Soap;

namespace Han.Tests.Registry;

/// <summary>A data directory with files to import into it.</summary>
internal sealed class ImportRig : IDisposable
{
    public const string Header =
        "ESIID,MeterSerialNumber,TDSPDUNSNumber,REPDUNSNumber,PremiseStatus,MeterManufacturer,MeterModel,MeterFirmware,HANFirmware,SEPRevision,HANInitialised,ESIEUI64,EffectiveDate";

    public const string Oncor = "1039940674000";
    public const string Tnmp = "007929441";

    private readonly TemporaryFolder _folder = new();

    public string Data => System.IO.Path.Combine(_folder.Path, "data");

    public string Rejects => System.IO.Path.Combine(_folder.Path, "rejects.csv");

    public string Premises => new PremiseFolder(Data).Path;

    /// <summary>A row of an Oncor premise, told apart by <paramref name="number"/>; the other parts may be given.</summary>
    public static string Row(
        int number, string date = "2026-01-01", string? rep = null, string? meter = null, string? esi = null, string status = "Active", string? esiId = null,
        string tdsp = Oncor, string han = "Y") =>
        $"{esiId ?? EsiId(number)},{meter ?? Meter(number)},{tdsp},{rep ?? "111111111"},{status},Maker,Model,1.2,3.4,SEP 1.0,{han},{esi ?? Esi(number)},{date}";

    public static string EsiId(int number) => $"1044372{number:D10}";

    public static string Meter(int number) => $"{number:D9}LG";

    public static string Esi(int number) => $"02A5{number:X12}";

    public static MarketTime At(int year, int month, int day, int hour = 12) =>
        MarketTime.From(new DateTimeOffset(year, month, day, hour, 0, 0, TimeSpan.FromHours(-6)));

    public static PremiseGenerator Generator(long size, out HanGenerator hans)
    {
        hans = new HanGenerator(5, size, DeviceMix.Default);
        return new PremiseGenerator(
            5, hans, size, new Dictionary<string, double> { ["Oncor"] = 5, ["CenterPoint"] = 3, ["TNMP"] = 1 },
            new Dictionary<string, double> { ["111111111"] = 2, ["2222222222222"] = 1 });
    }

    public string File(string name, string text)
    {
        string path = System.IO.Path.Combine(_folder.Path, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public ImportResult Full(params string[] rows) => Import(true, string.Join("\r\n", [Header, .. rows, ""]));

    public ImportResult Incremental(params string[] rows) => Import(false, string.Join("\r\n", [Header, .. rows, ""]));

    public ImportResult Import(bool isFull, string text, double maxRejected = 1, Action<ImportStep>? step = null) =>
        ImportFile(isFull, File("import.csv", text), maxRejected, step);

    public ImportResult ImportFile(bool isFull, string path, double maxRejected = 1, Action<ImportStep>? step = null) =>
        new PremiseImport(new PremiseFolder(Data), new ImportOrder(path, isFull, maxRejected, Rejects), TimeProvider.System, step: step).Run();

    public PremiseRegister Open(params ListedPremise[] listed) => new(ImportedBase.Open(Data), listed);

    /// <summary>The REP of record of a premise at a moment; null when it is not there.</summary>
    public static string? RepOf(PremiseRegister register, int number, MarketTime at) => register.TryFind(EsiId(number), at, out Premise premise) ? premise.RepDuns : null;

    public string[] RejectLines() => System.IO.File.Exists(Rejects) ? System.IO.File.ReadAllLines(Rejects) : [];

    public void Dispose() => _folder.Dispose();
}
