using System.Globalization;
using System.Xml.Linq;
using DeviceEmulator.Devices;
using Han.Gateway.Demo;
using Han.Gateway.Hosting;
using Han.Gateway.Requests;
using Han.Tests.EndToEnd;

namespace Han.Tests.Registry;

/// <summary>The gateway over imported premises, asked as a REP asks.</summary>
public sealed class ImportedGatewayTests
{
    private static readonly DemoCaller _caller = new("REP_Sytem_Account", "HAN_REP2_ADMIN", "111111111");

    private static readonly Dictionary<string, string?> _settings = new()
    {
        ["Registry:Base"] = "Imported",
        ["Registry:Premises:0:EsiId"] = ImportRig.EsiId(1),
        ["Registry:Premises:0:Devices:0:Mac"] = "02DE430000000077",
    };

    [Fact]
    public async Task ARequestReachesAnImportedPremiseAndNoOther()
    {
        using var rig = new ImportRig();
        rig.Full(
            ImportRig.Row(1), ImportRig.Row(2, rep: "222222222"), ImportRig.Row(3, status: "De-energized"), ImportRig.Row(4, han: "N", esi: ""),
            ImportRig.Row(5, tdsp: ImportRig.Tnmp, esiId: "10400510000000005", meter: "T5"), ImportRig.Row(6, date: "2026-08-01"));
        await using TestGateway gateway = await TestGateway.StartAsync(rig.Data, _settings);
        (string, string)[] addresses =
        [
            Address(1), Address(2), Address(3), Address(4), ("10400510000000005", "T5"), Address(6), (ImportRig.EsiId(1), "wrong"),
        ];
        XElement answer = await gateway.SendAsync(DemoRequests.Event(_caller, addresses, "imported", null, 60));
        Assert.Equal(("0001", "2"), ((string?)answer.Element("StatusCode"), (string?)answer.Element("AcceptedAddressCount")));
        (string Code, string Message)[] faults = [.. answer.Descendants("AddressFault").Select(f => ((string)f.Element("FaultCode")!, (string)f.Element("FaultMessage")!))];
        Assert.Equal(["HAN-1003", "HAN-2003", "HAN-3006", "HAN-2003", "HAN-2004"], faults.Select(f => f.Code));
        Assert.Contains("DeEnergized", faults[1].Message, StringComparison.Ordinal);
        Assert.Contains("not in the register", faults[3].Message, StringComparison.Ordinal);

        XDocument query = await gateway.PostAsync(System.Text.Encoding.UTF8.GetBytes(Soap.SoapMessages.Envelope(
            "<x:processHANDeviceQuery xmlns:x=\"urn:han-gateway:ext:1\"><HANDeviceQueryRequest>"
            + $"{Soap.SoapMessages.Header()}<ESIID>{ImportRig.EsiId(1)}</ESIID></HANDeviceQueryRequest></x:processHANDeviceQuery>")));
        Assert.Equal(("1.2", "3.4"), ((string?)query.Descendants("MeterFirmware").Single(), (string?)query.Descendants("ESIFirmware").Single()));
        Assert.Single(query.Descendants("Device"));

        await gateway.RunForAsync(TimeSpan.FromHours(5));
        LedgerEntry entry = Assert.Single(gateway.Ledger.ToArray());
        Assert.Equal(0x02DE430000000077UL, entry.Device.Value);
        List<Dictionary<string, string>> log = gateway.Log();
        Assert.Contains(log, r => r["ESIID"] == ImportRig.EsiId(1) && r["MeterSerialNumber"] == ImportRig.Meter(1) && r["TDSPDUNSNumber"] == ImportRig.Oncor);
        Assert.Contains(log, r => r["ESIID"] == "10400510000000005" && r["TDSPDUNSNumber"] == ImportRig.Tnmp);
    }

    [Fact]
    public async Task ARunningGatewayFollowsANewImport()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1));
        await using TestGateway gateway = await TestGateway.StartAsync(rig.Data, _settings);
        XElement before = await gateway.SendAsync(DemoRequests.Event(_caller, [Address(2)], "before", null, 60));
        Assert.Equal("HAN-2003", (string?)before.Element("StatusCode"));
        rig.Incremental(ImportRig.Row(2));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (gateway.Application.Register.Size < 2)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }

        XElement after = await gateway.SendAsync(DemoRequests.Event(_caller, [Address(2)], "after", null, 60));
        Assert.Equal("0", (string?)after.Element("StatusCode"));
    }

    [Fact]
    public async Task SeededIdsAreRefusedOverImportedPremises()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1));
        var settings = new GatewaySettings
        {
            VirtualStart = TestGateway.Start,
            Ids = new SeededIds(7),
            LogToConsole = false,
            Overrides = new Dictionary<string, string?>(_settings)
            {
                ["Gateway:DataDirectory"] = rig.Data,
                ["Gateway:Url"] = $"https://127.0.0.1:{LoopbackPort.Free().ToString(CultureInfo.InvariantCulture)}",
            },
        };
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => GatewayApplication.StartAsync(settings, CancellationToken.None));
        Assert.Contains("Registry:Base", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAnImportTheGatewaySaysWhatToDo()
    {
        using var rig = new ImportRig();
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => TestGateway.StartAsync(rig.Data, _settings));
        Assert.Contains("premises import FILE --full", error.Message, StringComparison.Ordinal);
    }

    private static (string, string) Address(int number) => (ImportRig.EsiId(number), ImportRig.Meter(number));
}
