using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;
using Han.Tests.Soap;
using Sep.Codec.Types;

namespace Han.Tests.EndToEnd;

/// <summary>Devices are added, used, enrolled and removed, through the real service.</summary>
public sealed class ProvisioningTests
{
    /// <summary>Published with the profile (075356r15 Annex E): 12 octets and checksum.</summary>
    private const string Code = "83FE-D340-7A93-9723-A5C6-39FF-4C12";

    [Fact]
    public async Task A_device_goes_from_acknowledged_to_added_and_takes_part()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (string EsiId, string Meter) home = Home(gateway, 1);
        XElement answer = await SendAsync(gateway, Provision(home, "02:DE:AA:00:00:00:00:01"));
        Assert.Equal(("0", "Add Acknowledged"), ((string?)answer.Element("StatusCode"), (string?)answer.Element("DeviceStatus")));
        HanDevice device = Device(gateway, "02DEAA0000000001");
        Assert.Equal(DeviceStatus.AddAcknowledged, device.Status);

        await gateway.RunForAsync(TimeSpan.FromHours(6));
        device = Device(gateway, "02DEAA0000000001");
        Assert.Equal(DeviceStatus.DeviceAdded, device.Status);
        Assert.Equal(
            ["Add Acknowledged", "Add Pending", "Meter Ready", "Device Added"],
            new Han.Gateway.Storage.StoredDevices(gateway.Application.Store.Database).History(device.Mac, "111111111").Select(h => h.Status.Text()));
        Assert.Empty(gateway.Log());

        await gateway.SendAsync(Encoding.UTF8.GetBytes(SoapMessages.LoadControl(
            "<DurationInMinutes>30</DurationInMinutes><EventControl>0</EventControl>", Address(home, "02DEAA0000000001"))));
        await gateway.RunForAsync(TimeSpan.FromHours(4));
        Assert.Contains(gateway.Log(), r => r["DeviceMACAddr"] == "02DEAA0000000001" && r["StatusDesc"].StartsWith("completed", StringComparison.Ordinal));

        XDocument query = await gateway.PostAsync(Encoding.UTF8.GetBytes(Query($"<ESIID>{home.EsiId}</ESIID>")));
        XElement found = Assert.Single(query.Descendants("Device"), d => (string?)d.Element("DeviceMACAddr") == "02DEAA0000000001");
        Assert.Equal(
            ("LCS", "Pool pump", "Device Added"),
            ((string?)found.Element("DeviceType"), (string?)found.Element("DeviceDescription"), (string?)found.Element("DeviceStatus")));
        Assert.Equal(4, found.Elements("History").Count());
        Assert.All(found.Elements("History"), h => Assert.Equal((string?)answer.Element("RequestID"), (string?)h.Element("RequestID")));
        Assert.Equal(2, query.Descendants("Device").Count());
        XDocument none = await gateway.PostAsync(Encoding.UTF8.GetBytes(Query($"<ESIID>{home.EsiId}</ESIID><DeviceStatus>Meter Ready</DeviceStatus>")));
        Assert.Empty(none.Descendants("Device"));
        XDocument foreign = await gateway.PostAsync(Encoding.UTF8.GetBytes(Query($"<ESIID>{Foreign(gateway)}</ESIID>")));
        Assert.Equal("HAN-1003", (string?)foreign.Descendants("StatusCode").Single());
    }

    [Fact]
    public async Task The_median_device_is_added_within_a_minute_of_the_request()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        var homes = gateway.Addresses(400).Where(a => Free(gateway, a.EsiId)).Take(101).ToList();
        MarketTime start = gateway.Now;
        for (int i = 0; i < homes.Count; i++)
        {
            Assert.Equal("0", (string?)(await SendAsync(gateway, Provision(homes[i], Mac(i)))).Element("StatusCode"));
        }

        await gateway.RunForAsync(TimeSpan.FromDays(31));
        HanDevice[] devices = [.. Enumerable.Range(0, homes.Count).Select(i => Device(gateway, Mac(i)))];
        double[] seconds = [.. devices.Where(d => d.Status == DeviceStatus.DeviceAdded).Select(d => (d.Since.Milliseconds - start.Milliseconds) / 1000.0).Order()];
        Assert.InRange(seconds.Length, 80, 100);
        Assert.InRange(seconds[seconds.Length / 2], 20, 60);
        Assert.All(devices.Where(d => d.Status != DeviceStatus.DeviceAdded), d => Assert.Equal(
            (DeviceStatus.AddFailed, true), (d.Status, d.Note!.StartsWith("HAN-5003", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task What_cannot_be_added_is_refused_by_code()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (string EsiId, string Meter) home = Home(gateway, 4);
        Assert.Equal("HAN-3003", await CodeAsync(gateway, Provision(home, "nonsense")));
        Assert.Equal("HAN-3004", await CodeAsync(gateway, Provision(home, Mac(1), "83FED3407A939723A5C639FF4C13")));
        Assert.Equal("HAN-2004", await CodeAsync(gateway, Provision((home.EsiId, "other"), Mac(1))));
        Assert.Equal("HAN-2003", await CodeAsync(gateway, Provision(("1", "2"), Mac(1))));
        Assert.Equal("0", await CodeAsync(gateway, Provision(home, Mac(1))));
        Assert.Equal("HAN-3002", await CodeAsync(gateway, Provision(home, Mac(1))));
        Assert.Equal("HAN-3001", await CodeAsync(gateway, Provision(home, Mac(2))));
        Assert.Equal("HAN-3002", await CodeAsync(gateway, Provision(Home(gateway, 1), Joined(gateway, home.EsiId))));
        XElement bad = await SendAsync(gateway, Provision(home, Mac(3), "12"));
        Assert.DoesNotContain("12", ((string)bad.Element("StatusMessage")!).Replace("20", "", StringComparison.Ordinal).Replace("28", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_is_removed_with_reason_and_source_and_frees_its_slot()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (string EsiId, string Meter) home = Home(gateway, 5);
        string mac = Joined(gateway, home.EsiId);
        Assert.Equal("HAN-3005", await CodeAsync(gateway, Deprovision(home, mac, null)));
        XElement answer = await SendAsync(gateway, Deprovision(home, mac, "DeviceFaulty"));
        Assert.Equal(("0", "Remove Acknowledged"), ((string?)answer.Element("StatusCode"), (string?)answer.Element("DeviceStatus")));
        Assert.Equal("HAN-3001", await CodeAsync(gateway, Provision(home, Mac(9))));
        await gateway.RunForAsync(TimeSpan.FromDays(8));
        HanDevice device = Device(gateway, mac);
        Assert.Equal((DeviceStatus.DeviceRemoved, RemovalReason.DeviceFaulty, RemovalSource.REP), (device.Status, device.Reason, device.Source));
        XDocument query = await gateway.PostAsync(Encoding.UTF8.GetBytes(Query($"<DeviceMACAddr>{mac}</DeviceMACAddr>")));
        Assert.DoesNotContain(query.Descendants("History"), h => (string?)h.Element("DeviceStatus") == "Device Added");
        XElement[] told = [query.Descendants("Device").Single(), .. query.Descendants("History")];
        Assert.True(told.Length > 2);
        Assert.All(told, t => Assert.Equal(("DeviceFaulty", "REP"), ((string?)t.Element("ReasonCode"), (string?)t.Element("RemovalSource"))));
        Assert.Equal("HAN-2006", await CodeAsync(gateway, Deprovision(home, mac, "Other")));
        Assert.Equal("0", await CodeAsync(gateway, Provision(home, Mac(9))));
        XElement gone = await gateway.SendAsync(Encoding.UTF8.GetBytes(SoapMessages.LoadControl(addresses: Address(home, mac))));
        Assert.Equal("HAN-2006", (string?)gone.Element("StatusCode"));
    }

    [Fact]
    public async Task A_removal_overtakes_a_provisioning_that_waits()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (string EsiId, string Meter) home = Home(gateway, 1);
        for (int i = 0; i < 3; i++)
        {
            await SendAsync(gateway, Provision(home, Mac(i)));
            await SendAsync(gateway, Deprovision(home, Mac(i), "CustomerRequest"));
        }

        await gateway.RunForAsync(TimeSpan.FromDays(40));
        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(DeviceStatus.DeviceRemoved, Device(gateway, Mac(i)).Status));
    }

    [Fact]
    public async Task A_withdrawn_provisioning_stays_withdrawn_over_a_restart()
    {
        string directory = TestGateway.NewDirectory();
        TestGateway first = await TestGateway.StartAsync(directory, seededIds: false);
        (string EsiId, string Meter)[] homes = [.. first.Addresses(200).Where(a => Free(first, a.EsiId)).Take(30)];
        for (int i = 0; i < homes.Length; i++)
        {
            await SendAsync(first, Provision(homes[i], Mac(i)));
            await SendAsync(first, Deprovision(homes[i], Mac(i), "CustomerRequest"));
        }

        await first.RunForAsync(TimeSpan.FromDays(9));
        await first.StopAsync();
        await using TestGateway second = await TestGateway.StartAsync(directory, seededIds: false);
        await second.RunForAsync(TimeSpan.FromDays(40));
        Assert.All(Enumerable.Range(0, homes.Length), i => Assert.Equal(DeviceStatus.DeviceRemoved, Device(second, Mac(i)).Status));
        Assert.All(homes, h => Assert.DoesNotContain(Devices(second, h.EsiId), d => d.Address.Value >> 8 == 0x02DEAA00000001));
    }

    [Fact]
    public async Task A_home_that_changes_while_it_is_shown_something_settles_everything()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (string EsiId, string Meter) home = gateway.Addresses(2000).First(a => Devices(gateway, a.EsiId).Count(d => d.IsDisplay) == 2);
        string address = Address(home, null);
        XElement text = await gateway.SendAsync(Encoding.UTF8.GetBytes(SoapMessages.Request(
            "processSimpleMessage", "SMTxPSimpleMessageRequest", null, address,
            "<SimpleMessageBlock><MessageControl>128</MessageControl><DurationInMinutes>65535</DurationInMinutes><Message>Hello</Message></SimpleMessageBlock>")));
        await gateway.RunForAsync(TimeSpan.FromMinutes(3));
        await SendAsync(gateway, Deprovision(home, Devices(gateway, home.EsiId).First(d => d.IsDisplay).Address.ToString(), "DeviceFaulty"));
        await gateway.RunForAsync(TimeSpan.FromHours(4));
        await gateway.SendAsync(Encoding.UTF8.GetBytes(SoapMessages.Request(
            "processCancelSimpleMessage", "SMTxPCancelSimpleMessageRequest", null, address,
            $"<CancelSimpleMessageBlock><RequestID>{(string)text.Element("RequestID")!}</RequestID></CancelSimpleMessageBlock>")));
        await gateway.RunForAsync(TimeSpan.FromDays(3));
        List<Dictionary<string, string>> log = gateway.Log();
        Assert.DoesNotContain(log, r => r["DeviceMACAddr"] == "FFFFFFFFFFFFFFFF");
        Assert.DoesNotContain(log, r => r["EventCategoryID"] == "CSM" && r["StatusCode"] == "FLR");
        Assert.Contains(log, r => r["EventCategoryID"] == "CSM" && r["StatusDesc"] == "cancelled");
    }

    [Fact]
    public Task A_restart_in_the_middle_changes_nothing() => RestartAsync(null);

    /// <summary>The same on any store.</summary>
    internal static async Task RestartAsync(IReadOnlyDictionary<string, string?>? settings)
    {
        string directory = TestGateway.NewDirectory();
        var homes = new List<(string EsiId, string Meter)>();
        TestGateway first = await TestGateway.StartAsync(directory, settings, seededIds: false);
        homes.AddRange(first.Addresses(120).Where(a => Free(first, a.EsiId)).Take(20));
        for (int i = 0; i < homes.Count; i++)
        {
            await SendAsync(first, Provision(homes[i], Mac(i)));
        }

        await first.RunForAsync(TimeSpan.FromSeconds(25));
        string before = string.Join(' ', Enumerable.Range(0, homes.Count).Select(i => Device(first, Mac(i)).Status));
        Assert.Contains("AddPending", before, StringComparison.Ordinal);
        await first.StopAsync();

        await using TestGateway second = await TestGateway.StartAsync(directory, settings, seededIds: false);
        Assert.Equal(before, string.Join(' ', Enumerable.Range(0, homes.Count).Select(i => Device(second, Mac(i)).Status)));
        await second.RunForAsync(TimeSpan.FromDays(31));
        Assert.All(Enumerable.Range(0, homes.Count), i => Assert.True(Device(second, Mac(i)).Status is DeviceStatus.DeviceAdded or DeviceStatus.AddFailed));
        Assert.Contains(Enumerable.Range(0, homes.Count), i => Device(second, Mac(i)).Status == DeviceStatus.DeviceAdded);
    }

    [Fact]
    public async Task A_group_is_written_to_devices_and_decides_who_takes_part()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (string EsiId, string Meter)[] homes = [.. gateway.Addresses(300).Where(a => LoadControls(gateway, a.EsiId).Length > 0).Take(10)];
        string addresses = string.Concat(homes.Select(h => Address(h, LoadControls(gateway, h.EsiId)[0])));
        XElement answer = await gateway.SendAsync(Encoding.UTF8.GetBytes(SoapMessages.Request(
            "processUpdateUtilityEnrollmentGroup", "SMTxPUpdateUtilityEnrollmentGroupRequest", null, addresses,
            "<UpdateUtilityEnrollmentGroupBlock><UtilityEnrollmentGroup>7</UtilityEnrollmentGroup></UpdateUtilityEnrollmentGroupBlock>")));
        Assert.Equal("0", (string?)answer.Element("StatusCode"));
        Assert.Null(answer.Element("MessageCancellationID"));
        XElement unnamed = await gateway.SendAsync(Encoding.UTF8.GetBytes(SoapMessages.Request(
            "processUpdateUtilityEnrollmentGroup", "SMTxPUpdateUtilityEnrollmentGroupRequest", null, Address(homes[0], null),
            "<UpdateUtilityEnrollmentGroupBlock><UtilityEnrollmentGroup>7</UtilityEnrollmentGroup></UpdateUtilityEnrollmentGroupBlock>")));
        Assert.Equal("HAN-2006", (string?)unnamed.Element("StatusCode"));
        await gateway.RunForAsync(TimeSpan.FromHours(25));
        string[] written = [.. homes.Select(h => LoadControls(gateway, h.EsiId)[0]).Where(m => gateway.Application.Register.Devices!.Find(Mac(m))?.EnrollmentGroup == 7)];
        Assert.InRange(written.Length, 8, 10);

        // A device of group 7 takes part in what is for 7 and in nothing that is for 9; those of group 0, its neighbours, take part in everything.
        string[] ofSeven = await CompletedAsync(gateway, homes, 7);
        string[] ofNine = await CompletedAsync(gateway, homes, 9);
        Assert.InRange(written.Intersect(ofSeven).Count(), written.Length - 2, written.Length);
        Assert.Empty(written.Intersect(ofNine));
    }

    [Fact]
    public async Task No_installation_code_lies_open_on_disk()
    {
        string directory = TestGateway.NewDirectory();
        TestGateway gateway = await TestGateway.StartAsync(directory);
        await SendAsync(gateway, Provision(Home(gateway, 1), Mac(1)));
        await gateway.StopAsync();
        byte[] octets = Convert.FromHexString(Code.Replace("-", "", StringComparison.Ordinal));
        string[] secrets = [Code, Code.Replace("-", "", StringComparison.Ordinal), Encoding.Latin1.GetString(octets)];
        foreach (string file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
        {
            string content = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.All(secrets, s => Assert.DoesNotContain(s, content, StringComparison.OrdinalIgnoreCase));
        }

        Directory.Delete(directory, recursive: true);
    }

    private static async Task<string[]> CompletedAsync(TestGateway gateway, (string EsiId, string Meter)[] homes, int group)
    {
        XElement answer = await gateway.SendAsync(Encoding.UTF8.GetBytes(SoapMessages.LoadControl(
            $"<UtilityEnrollmentGroup>{group}</UtilityEnrollmentGroup><DurationInMinutes>30</DurationInMinutes><EventControl>0</EventControl>",
            string.Concat(homes.Select(h => Address(h, null))))));
        if ((string?)answer.Element("StatusCode") != "0")
        {
            throw new InvalidOperationException(answer.ToString());
        }

        await gateway.RunForAsync(TimeSpan.FromHours(8));
        return [.. gateway.Log().Where(r => r["RequestID"] == (string?)answer.Element("RequestID") && r["StatusDesc"].StartsWith("completed", StringComparison.Ordinal))
            .Select(r => r["DeviceMACAddr"])];
    }

    private static (string EsiId, string Meter) Home(TestGateway gateway, int devices) =>
        gateway.Addresses(2000).First(a => Count(gateway, a.EsiId) == devices);

    private static bool Free(TestGateway gateway, string esiId) => Count(gateway, esiId) < PremiseRegister.MaximumDevices;

    private static int Count(TestGateway gateway, string esiId)
    {
        Span<DeviceSpec> devices = stackalloc DeviceSpec[2 * PremiseRegister.MaximumDevices];
        return gateway.Application.Register.DevicesOf(gateway.Premise(esiId), devices);
    }

    private static string Joined(TestGateway gateway, string esiId) => Devices(gateway, esiId)[0].Address.ToString();

    private static string[] LoadControls(TestGateway gateway, string esiId) =>
        [.. Devices(gateway, esiId).Where(d => d.IsLoadControlClient).Select(d => d.Address.ToString())];

    private static DeviceSpec[] Devices(TestGateway gateway, string esiId)
    {
        var devices = new DeviceSpec[2 * PremiseRegister.MaximumDevices];
        return devices[..gateway.Application.Register.DevicesOf(gateway.Premise(esiId), devices)];
    }

    private static HanDevice Device(TestGateway gateway, string mac) => gateway.Application.Register.Devices!.Find(Mac(mac))!;

    private static Eui64 Mac(string text) => Eui64.TryParse(text, out Eui64 mac) ? mac : throw new ArgumentException(text);

    private static string Mac(int n) => (0x02DEAA0000000100UL + (ulong)n).ToString("X16", CultureInfo.InvariantCulture);

    private static async Task<string> CodeAsync(TestGateway gateway, string message) => (string)(await SendAsync(gateway, message)).Element("StatusCode")!;

    private static async Task<XElement> SendAsync(TestGateway gateway, string message)
    {
        XDocument answer = await gateway.PostAsync(Encoding.UTF8.GetBytes(message));
        return answer.Descendants("SMTxPProvisionRequestAcknowledgement").SingleOrDefault() ?? throw new InvalidOperationException(answer.ToString());
    }

    private static string Provision((string EsiId, string Meter) home, string mac, string code = Code) => Message(
        "processProvisionDevice", "SMTxPProvisionDeviceRequest", home,
        $"<ProvisionDeviceBlock><DeviceDescription>Pool pump</DeviceDescription><DeviceType>LCS</DeviceType><DeviceMACAddr>{mac}</DeviceMACAddr>"
        + $"<InstallationCode>{code}</InstallationCode></ProvisionDeviceBlock>");

    private static string Deprovision((string EsiId, string Meter) home, string mac, string? reason) => Message(
        "processDeprovisionDevice", "SMTxPDeprovisionDeviceRequest", home,
        $"<DeprovisionDeviceBlock><DeviceMACAddr>{mac}</DeviceMACAddr>{(reason is null ? "" : $"<ReasonCode>{reason}</ReasonCode>")}</DeprovisionDeviceBlock>");

    private static string Message(string operation, string request, (string EsiId, string Meter) home, string block) => SoapMessages.Envelope(
        $"<p:{operation} xmlns:p=\"http://schemas.esb.ams.com/smtxpprovisioning\"><{request}>{SoapMessages.Header()}"
        + $"<ESIID>{home.EsiId}</ESIID><MeterSerialNumber>{home.Meter}</MeterSerialNumber>{block}</{request}></p:{operation}>");

    private static string Query(string what) => SoapMessages.Envelope(
        $"<x:processHANDeviceQuery xmlns:x=\"urn:han-gateway:ext:1\"><HANDeviceQueryRequest>{SoapMessages.Header()}{what}</HANDeviceQueryRequest></x:processHANDeviceQuery>");

    /// <summary>A premise of another REP.</summary>
    private static string Foreign(TestGateway gateway)
    {
        PremiseRegister register = gateway.Application.Register;
        return register.EsiIdOf(register.OfRep("222222222", 100_000).First());
    }

    private static string Address((string EsiId, string Meter) home, string? mac) =>
        $"<Address><ESIID>{home.EsiId}</ESIID><MeterSerialNumber>{home.Meter}</MeterSerialNumber>{(mac is null ? "" : $"<DeviceMACAddr>{mac}</DeviceMACAddr>")}</Address>";
}
