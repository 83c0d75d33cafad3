using System.Text;
using System.Xml.Linq;
using DeviceEmulator.Devices;
using Han.Gateway.Registry;
using Han.Tests.EndToEnd;
using Han.Tests.Extensions;
using Han.Tests.Soap;

namespace Han.Tests.Callbacks;

/// <summary>What becomes of a device is posted to the CallbackUri of the request that named it, as what becomes of messages is.</summary>
public sealed class DeviceCallbackTests
{
    private const string Code = "83FED3407A939723A5C639FF4C12";
    private const string Mac = "02DEAA0000000A01";

    [Fact]
    public async Task Every_step_of_a_device_is_posted_signed()
    {
        await using CallbackReceiver receiver = await CallbackReceiver.StartAsync();
        receiver.Answer = (number, _) => Task.FromResult(number == 1 ? 500 : 204);
        await using TestGateway gateway = await TestGateway.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Callbacks:AllowedHosts:0"] = "127.0.0.1",
            ["Callbacks:AllowHttp"] = "true",
            ["Callbacks:AllowPrivate"] = "true",
            ["HeadEnd:OptOut"] = "0",
            ["Callbacks:FirstRetry"] = "00:00:00.1",
        });
        (string EsiId, string Meter) home = gateway.Addresses(500).First(a => Count(gateway, a.EsiId) == 1);
        string added = await SendAsync(gateway, home, Provision, receiver.At("127.0.0.1"));
        await gateway.RunForAsync(TimeSpan.FromHours(6));
        string removed = await SendAsync(gateway, home, Deprovision, receiver.At("127.0.0.1"));
        await gateway.RunForAsync(TimeSpan.FromHours(6));
        await receiver.UntilAsync(r =>
            r.Confirmed.Any(row => row["StatusDesc"] == "the device has joined") && r.Confirmed.Any(row => row["StatusDesc"] == "the device is removed"));

        List<Dictionary<string, string>> rows = receiver.Confirmed;
        Assert.Equal(
            ["RQA", "ACK", "PEN", "PEN", "CON"],
            rows.Where(r => r["RequestID"] == added && r["StatusDesc"] != "meter does not answer; delivery is tried again").Select(r => r["StatusCode"]));
        Assert.Contains(rows, r => r["RequestID"] == added && r["StatusDesc"] == "the device has joined");
        Assert.Contains(rows, r => r["RequestID"] == removed && r["StatusDesc"] == "the device is removed");
        Assert.All(rows, r => Assert.Equal((home.EsiId, home.Meter, Mac, ""), (r["ESIID"], r["MeterSerialNumber"], r["DeviceMACAddr"], r["EventCategoryID"])));
        Assert.Equal(rows.Count, rows.DistinctBy(r => r["MessageStatusID"]).Count());
        Assert.Equal(1, receiver.Posts.Count(p => !p.IsConfirmed));
        receiver.AssertSigned(Han.Gateway.Development.DevelopmentKit.CallbackSecretOf(gateway.Application.KitDirectory!, "account.json")!);
        Assert.Empty(gateway.Log());

        // Who asks is told the same, row by row.
        var caller = new ExtensionCaller(gateway);
        foreach (string id in new[] { added, removed })
        {
            XElement status = await caller.StatusAsync(id);
            Dictionary<string, string>[] told = [.. status.Descendants("StatusRow").Select(r => r.Elements().ToDictionary(c => c.Name.LocalName, c => c.Value))];
            Assert.Equal(told.Length, (int)status.Element("TotalRows")!);
            Assert.Equal(rows.Where(r => r["RequestID"] == id), told);
        }
    }

    [Fact]
    public async Task An_address_that_is_not_on_the_list_is_refused_before_anything_is_stored()
    {
        await using TestGateway gateway = await TestGateway.StartAsync(settings: new Dictionary<string, string?> { ["Callbacks:AllowedHosts:0"] = "rep.example" });
        (string EsiId, string Meter) home = gateway.Addresses(500).First(a => Count(gateway, a.EsiId) == 1);
        foreach (string uri in new[] { "https://elsewhere.example/status", "http://rep.example/status", "https://127.0.0.1/status" })
        {
            XElement answer = await AnswerAsync(gateway, home, Provision, new Uri(uri));
            Assert.Equal("HAN-4003", (string?)answer.Element("StatusCode"));
            Assert.StartsWith("CallbackUri: ", (string?)answer.Element("StatusMessage"), StringComparison.Ordinal);
        }

        Assert.Equal(0, gateway.Application.Store.Requests.LastNumbers().Request);
        Assert.Equal("0", (string?)(await AnswerAsync(gateway, home, Provision, new Uri("https://rep.example/status"))).Element("StatusCode"));
    }

    private static string Provision((string EsiId, string Meter) home, Uri callback) => Message(
        "processProvisionDevice", "SMTxPProvisionDeviceRequest", home, callback,
        $"<ProvisionDeviceBlock><DeviceType>LCS</DeviceType><DeviceMACAddr>{Mac}</DeviceMACAddr><InstallationCode>{Code}</InstallationCode></ProvisionDeviceBlock>");

    private static string Deprovision((string EsiId, string Meter) home, Uri callback) => Message(
        "processDeprovisionDevice", "SMTxPDeprovisionDeviceRequest", home, callback,
        $"<DeprovisionDeviceBlock><DeviceMACAddr>{Mac}</DeviceMACAddr><ReasonCode>Other</ReasonCode></DeprovisionDeviceBlock>");

    private static string Message(string operation, string request, (string EsiId, string Meter) home, Uri callback, string block) => SoapMessages.Envelope(
        $"<p:{operation} xmlns:p=\"http://schemas.esb.ams.com/smtxpprovisioning\"><{request}>"
        + SoapMessages.Header(callback: $"<CallbackUri>{callback.OriginalString}</CallbackUri>")
        + $"<ESIID>{home.EsiId}</ESIID><MeterSerialNumber>{home.Meter}</MeterSerialNumber>{block}</{request}></p:{operation}>");

    private static async Task<string> SendAsync(
        TestGateway gateway, (string EsiId, string Meter) home, Func<(string EsiId, string Meter), Uri, string> make, Uri callback)
    {
        XElement answer = await AnswerAsync(gateway, home, make, callback);
        Assert.Equal("0", (string?)answer.Element("StatusCode"));
        return (string)answer.Element("RequestID")!;
    }

    private static async Task<XElement> AnswerAsync(
        TestGateway gateway, (string EsiId, string Meter) home, Func<(string EsiId, string Meter), Uri, string> make, Uri callback)
    {
        XDocument answer = await gateway.PostAsync(Encoding.UTF8.GetBytes(make(home, callback)));
        return answer.Descendants("SMTxPProvisionRequestAcknowledgement").Single();
    }

    private static int Count(TestGateway gateway, string esiId)
    {
        Span<DeviceSpec> devices = stackalloc DeviceSpec[2 * PremiseRegister.MaximumDevices];
        return gateway.Application.Register.DevicesOf(gateway.Premise(esiId), devices);
    }
}
