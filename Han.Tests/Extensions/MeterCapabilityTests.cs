using System.Xml.Linq;
using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Extensions;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using Han.Tests.EndToEnd;
using Han.Tests.Registry;
using Microsoft.Extensions.DependencyInjection;
using Sep.Codec.Types;

namespace Han.Tests.Extensions;

public sealed class MeterCapabilityTests
{
    [Fact]
    public async Task AnEmulatedPremiseTellsItsDevicesAndItsFreeSlots()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        var caller = new ExtensionCaller(gateway);
        XElement sample = await caller.CapabilityAsync("00000000000000001");
        Assert.Equal(
            ["0", "00000000000000098", "true", "1", "4"],
            new[] { "StatusCode", "MeterSerialNumber", "HANInitialised", "DeviceCount", "FreeSlots" }.Select(n => (string)sample.Element(n)!));
        Assert.Null(sample.Element("JoinWindowEnd"));
        Assert.Null(sample.Element("ESIFirmware"));

        string foreign = gateway.Application.Register.EsiIdOf(gateway.Application.Register.OfRep("222222222").First());
        Assert.Equal("HAN-1003", (string?)(await caller.CapabilityAsync(foreign)).Element("StatusCode"));
        Assert.Equal("HAN-2003", (string?)(await caller.CapabilityAsync("10443720000000000")).Element("StatusCode"));
    }

    [Fact]
    public async Task AnImportedPremiseTellsWhatItsTdspToldOfTheMeter()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(4, han: "N", esi: ""));
        await using TestGateway gateway = await TestGateway.StartAsync(
            rig.Data, new Dictionary<string, string?> { ["Registry:Base"] = "Imported" });
        PremiseRegister register = gateway.Application.Register;
        Assert.True(register.TryFind(ImportRig.EsiId(1), out Premise premise));
        PremiseDetails details = register.DetailsOf(premise)!;
        var caller = new ExtensionCaller(gateway);
        XElement told = await caller.CapabilityAsync(ImportRig.EsiId(1));
        Assert.Equal(ImportRig.Meter(1), (string?)told.Element("MeterSerialNumber"));
        Assert.Equal(
            new[] { details.MeterManufacturer, details.MeterModel, details.MeterFirmware, details.HanFirmware, details.SepRevision },
            new[] { "MeterManufacturer", "MeterModel", "MeterFirmware", "ESIFirmware", "SEPRevision" }.Select(n => (string?)told.Element(n) ?? ""));
        Assert.Equal(details.HanInitialised, (bool?)told.Element("HANInitialised"));
        Assert.Equal((0, 5), ((int)told.Element("DeviceCount")!, (int)told.Element("FreeSlots")!));

        XElement without = await caller.CapabilityAsync(ImportRig.EsiId(4));
        Assert.False((bool)without.Element("HANInitialised")!);
        Assert.Equal(0, (int)without.Element("FreeSlots")!);
    }

    [Fact]
    public async Task AnOpenJoinWindowIsTold()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        var desk = new MeterCapabilityDesk(
            gateway.Application.Register, gateway.Application.Services.GetRequiredService<PremiseRights>(), new OpenWindow(), gateway.Application.Clock, new RandomIds());
        var account = new SystemAccount { Name = "rep", Duns = ["111111111"] };
        var header = new RequestHeader(null, 0, "111111111", "somebody", RequestPriority.L, null);
        HanAnswer answer = await desk.SubmitAsync(
            new Caller(account, "111111111"), new HanRequest(header, new AddressBlock(null, []), new MeterCapabilityCommand("00000000000000001")), CancellationToken.None);
        Assert.Equal(gateway.Now.Plus(TimeSpan.FromHours(1)), Assert.IsType<MeterCapabilityAnswer>(answer).JoinWindowEnd);
    }

    private sealed class OpenWindow : IJoinWindows
    {
        public MarketTime? EndOf(Eui64 esi, MarketTime at) => at.Plus(TimeSpan.FromHours(1));
    }
}
