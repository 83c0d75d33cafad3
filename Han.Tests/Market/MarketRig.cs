using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Han.Gateway.Hosting;
using Han.Gateway.Market;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;
using Han.Gateway.Translation;
using Han.Tests.EndToEnd;
using Han.Tests.Soap;
using Sep.Codec.Types;

namespace Han.Tests.Market;

/// <summary>A gateway, homes of its REP, and files of market transactions that another process would import beside it.</summary>
internal sealed class MarketRig
{
    public const string Rep = "111111111";
    public const string OtherRep = "222222222";

    /// <summary>Published with the profile (075356r15 Annex E).</summary>
    private const string Code = "83FED3407A939723A5C639FF4C12";

    private const string Header =
        "TransactionID,TransactionType,TDSPDUNSNumber,ESIID,EffectiveDate,REPDUNSNumber,MeterSerialNumber,NewMeterSerialNumber,NewESIEUI64";

    private readonly IReadOnlyDictionary<string, string?> _settings;
    private int _rows;

    public MarketRig(TestGateway gateway, IReadOnlyDictionary<string, string?>? settings = null) =>
        (Gateway, _settings) = (gateway, settings ?? new Dictionary<string, string?>());

    public TestGateway Gateway { get; }

    public PremiseRegister Register => Gateway.Application.Register;

    public string NewMeter { get; } = "NEW-METER-1";

    public Eui64 NewEsi { get; } = new(0x02E5110000000001);

    /// <summary>A home of the REP with a load control device and a display.</summary>
    public (string EsiId, string Meter) Home(Func<DeviceSpec[], bool>? isWanted = null) =>
        Gateway.Addresses(4000).First(a => (isWanted ?? IsMixed)(Devices(a.EsiId)));

    public DeviceSpec[] Devices(string esiId)
    {
        var devices = new DeviceSpec[2 * PremiseRegister.MaximumDevices];
        Assert.True(Register.TryFind(esiId, Gateway.Now, out Premise premise));
        return devices[..Register.DevicesOf(premise, devices)];
    }

    public HanDevice Device(Eui64 mac) => Register.Devices!.Find(mac)!;

    public string Row(string kind, string esiId, MarketTime effective, string rep = "", string exchange = ",,", string? id = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"{id ?? $"T{++_rows}"},{kind},{Gateway.Premise(esiId).Tdsp.Duns},{esiId},{CentralTime.From(effective):yyyy-MM-dd'T'HH:mm:sszzz},{rep},{exchange}");

    public string Exchange((string EsiId, string Meter) home, MarketTime effective, string? id = null) =>
        Row("MeterExchange", home.EsiId, effective, exchange: $"{home.Meter},{NewMeter},{NewEsi}", id: id);

    /// <summary>As the command does it, on a store and a register of its own.</summary>
    public MarketImportResult Import(params string[] rows)
    {
        string file = Path.Combine(Gateway.Directory, "market.csv");
        File.WriteAllLines(file, rows.Prepend(Header));
        using GatewayStore store = GatewayStore.OpenToRead(
            Gateway.Directory, GatewayConfiguration.Build(new GatewaySettings { Overrides = new Dictionary<string, string?>(_settings) }));
        return new MarketImport(new MarketStore(store.Database), store.Register).Run(file, Rejects, 1);
    }

    public string Rejects => Path.Combine(Gateway.Directory, "market-rejects.csv");

    public async Task<XElement> EventAsync((string EsiId, string Meter) home, int minutes, string? mac = null) => await Gateway.SendAsync(
        Encoding.UTF8.GetBytes(SoapMessages.LoadControl(
            $"<DurationInMinutes>{minutes}</DurationInMinutes><EventControl>0</EventControl>", Address(home, mac))));

    public async Task<XElement> TextAsync((string EsiId, string Meter) home) => await Gateway.SendAsync(Encoding.UTF8.GetBytes(SoapMessages.Request(
        "processSimpleMessage", "SMTxPSimpleMessageRequest", null, Address(home, null),
        "<SimpleMessageBlock><MessageControl>128</MessageControl><DurationInMinutes>1440</DurationInMinutes><Message>Hello</Message></SimpleMessageBlock>")));

    public async Task<XElement> PriceAsync((string EsiId, string Meter) home) => await Gateway.SendAsync(Encoding.UTF8.GetBytes(SoapMessages.Request(
        "processPriceSignal", "SMTxPPriceSignalRequest", null, Address(home, null),
        "<PriceSignalMessageBlock><ProviderID>1</ProviderID><RateLabel>Day</RateLabel><UnitOfMeasure>0</UnitOfMeasure><Currency>840</Currency>"
        + "<PriceTrailingDigit>2</PriceTrailingDigit><PriceTier>1</PriceTier><NumberOfPriceTiers>3</NumberOfPriceTiers><RegisterTier>1</RegisterTier>"
        + "<DurationInMinutes>1440</DurationInMinutes><Price>12</Price></PriceSignalMessageBlock>")));

    public async Task<XElement> CancelAsync((string EsiId, string Meter) home, XElement original) => await Gateway.SendAsync(
        Encoding.UTF8.GetBytes(SoapMessages.Request(
            "processCancelLCEvent", "SMTxPCancelLoadControlEventRequest", null, Address(home, null),
            $"<CancelLCEventMessageBlock><RequestID>{(string)original.Element("RequestID")!}</RequestID><CancelControl>0</CancelControl></CancelLCEventMessageBlock>")));

    public async Task<XElement> ProvisionAsync((string EsiId, string Meter) home, Eui64 mac)
    {
        string message = SoapMessages.Envelope(
            "<p:processProvisionDevice xmlns:p=\"http://schemas.esb.ams.com/smtxpprovisioning\"><SMTxPProvisionDeviceRequest>" + SoapMessages.Header()
            + $"<ESIID>{home.EsiId}</ESIID><MeterSerialNumber>{home.Meter}</MeterSerialNumber><ProvisionDeviceBlock><DeviceType>LCS</DeviceType>"
            + $"<DeviceMACAddr>{mac}</DeviceMACAddr><InstallationCode>{Code}</InstallationCode></ProvisionDeviceBlock></SMTxPProvisionDeviceRequest></p:processProvisionDevice>");
        XDocument answer = await Gateway.PostAsync(Encoding.UTF8.GetBytes(message));
        return answer.Descendants("SMTxPProvisionRequestAcknowledgement").Single();
    }

    public async Task<XElement> DeprovisionAsync((string EsiId, string Meter) home, Eui64 mac)
    {
        string message = SoapMessages.Envelope(
            "<p:processDeprovisionDevice xmlns:p=\"http://schemas.esb.ams.com/smtxpprovisioning\"><SMTxPDeprovisionDeviceRequest>" + SoapMessages.Header()
            + $"<ESIID>{home.EsiId}</ESIID><MeterSerialNumber>{home.Meter}</MeterSerialNumber><DeprovisionDeviceBlock><DeviceMACAddr>{mac}</DeviceMACAddr>"
            + "<ReasonCode>Other</ReasonCode></DeprovisionDeviceBlock></SMTxPDeprovisionDeviceRequest></p:processDeprovisionDevice>");
        XDocument answer = await Gateway.PostAsync(Encoding.UTF8.GetBytes(message));
        return answer.Descendants("SMTxPProvisionRequestAcknowledgement").Single();
    }

    public Task<XDocument> QueryAsync(string esiId) => Gateway.PostAsync(Encoding.UTF8.GetBytes(SoapMessages.Envelope(
        $"<x:processHANDeviceQuery xmlns:x=\"urn:han-gateway:ext:1\"><HANDeviceQueryRequest>{SoapMessages.Header()}<ESIID>{esiId}</ESIID></HANDeviceQueryRequest></x:processHANDeviceQuery>")));

    public static string Address((string EsiId, string Meter) home, string? mac) =>
        $"<Address><ESIID>{home.EsiId}</ESIID><MeterSerialNumber>{home.Meter}</MeterSerialNumber>{(mac is null ? "" : $"<DeviceMACAddr>{mac}</DeviceMACAddr>")}</Address>";

    private static bool IsMixed(DeviceSpec[] devices) =>
        devices.Length < PremiseRegister.MaximumDevices && devices.Any(d => d.IsLoadControlClient && d.HasClock) && devices.Any(d => d.IsDisplay);
}
