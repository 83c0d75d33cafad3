using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DeviceEmulator.Devices;
using Han.Gateway.Registry;
using Han.Gateway.Translation;
using Han.Tests.Soap;

namespace Han.Tests.EndToEnd;

/// <summary>Texts and prices, from the SOAP request to the rows of the log.</summary>
public sealed class TextsAndPricesTests
{
    private const int Some = 40;
    private const int ToConfirm = 0x80;

    [Fact]
    public async Task A_text_is_confirmed_by_people_or_fails()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (string EsiId, string Meter)[] addresses = gateway.Addresses(Some);
        XElement answer = await SendAsync(gateway, Text(addresses, "Peak today from 4 pm", ToConfirm, 180));
        Assert.Equal("0", (string?)answer.Element("StatusCode"));
        Assert.NotNull(answer.Element("IssuerEventID"));
        await gateway.RunForAsync(TimeSpan.FromHours(6));

        List<Dictionary<string, string>> log = gateway.Log();
        Assert.All(log, r => Assert.Equal("STM", r["EventCategoryID"]));
        int displays = 0;
        foreach ((string esiId, _) in addresses)
        {
            Dictionary<string, string>[] rows = [.. log.Where(r => r["ESIID"] == esiId)];
            string[] atHome = Displays(gateway, esiId);
            if (!Array.Exists(rows, r => r["StatusDesc"] == $"at the meter; displays: {atHome.Length}"))
            {
                Assert.Contains(rows, r => r["StatusDesc"] == "expired before delivery");
                continue;
            }

            displays += atHome.Length;
            foreach (string device in atHome)
            {
                string[] said = [.. rows.Where(r => r["DeviceMACAddr"] == device).Select(r => $"{r["StatusCode"]} {r["StatusDesc"]}")];
                Assert.Equal(2, said.Length);
                Assert.Equal("PEN at the device", said[0]);
                Assert.True(new[] { "CON confirmed by the customer", "FLR shown, not confirmed" }.Contains(said[1]), said[1]);
            }

            if (atHome.Length == 0)
            {
                Assert.Contains(rows, r => r["StatusDesc"].StartsWith("at the meter; no device takes part", StringComparison.Ordinal));
            }
        }

        Assert.Contains(log, r => r["StatusDesc"] == "confirmed by the customer");
        Assert.Contains(log, r => r["StatusDesc"] == "shown, not confirmed");
        Assert.InRange(displays, 10, Some * 5);
        Assert.Equal(0, OpenOrders(gateway));
    }

    [Fact]
    public async Task A_text_without_confirmation_ends_at_the_meter()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (string EsiId, string Meter)[] addresses = gateway.Addresses(Some);
        await SendAsync(gateway, Text(addresses, "Good morning", 0, 60));
        await gateway.RunForAsync(TimeSpan.FromHours(3));
        List<Dictionary<string, string>> log = gateway.Log();
        foreach ((string esiId, _) in addresses)
        {
            Dictionary<string, string> last = log.Last(r => r["ESIID"] == esiId);
            Assert.True(new[] { "CON", "FLR" }.Contains(last["StatusCode"]), last["StatusCode"]);
            Assert.Equal(last["StatusCode"] == "CON" ? $"at the meter; displays: {Displays(gateway, esiId).Length}" : "expired before delivery", last["StatusDesc"]);
            Assert.Equal("", last["DeviceMACAddr"]);
        }

        Assert.Equal(0, OpenOrders(gateway));
    }

    [Fact]
    public async Task A_text_gives_way_to_the_next_and_to_its_cancel()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (string EsiId, string Meter)[] addresses = gateway.Addresses(Some);
        await SendAsync(gateway, Text(addresses, "First", ToConfirm, 65535));
        await gateway.RunForAsync(TimeSpan.FromMinutes(4));
        XElement second = await SendAsync(gateway, Text(addresses, "Second", ToConfirm, 65535));
        await gateway.RunForAsync(TimeSpan.FromMinutes(4));
        string requestId = (string)second.Element("RequestID")!;
        XElement cancel = await SendAsync(gateway, Cancel(addresses, $"<RequestID>{requestId}</RequestID>"));
        Assert.Equal((string?)cancel.Element("RequestID"), (string?)cancel.Element("MessageCancellationID"));
        await gateway.RunForAsync(TimeSpan.FromHours(30));

        List<Dictionary<string, string>> log = gateway.Log();
        Assert.Contains(log, r => r["EventCategoryID"] == "STM" && r["StatusCode"] == "FLR" && r["StatusDesc"] == "replaced before confirmation");
        Dictionary<string, string>[] cancelled = [.. log.Where(r => r["EventCategoryID"] == "CSM")];
        Assert.All(cancelled, r => Assert.Equal((requestId, (string)cancel.Element("RequestID")!), (r["RequestID"], r["MessageCancellationID"])));
        Assert.Contains(cancelled, r => r["StatusCode"] == "CON" && r["StatusDesc"] == "cancelled" && r["DeviceMACAddr"].Length > 0);

        // Once a device has said that the text is gone nobody confirms it, and nothing more is said of it there.
        foreach (Dictionary<string, string> row in cancelled.Where(r => r["StatusDesc"] == "cancelled"))
        {
            Assert.DoesNotContain(log, r => r["RequestID"] == requestId && r["EventCategoryID"] == "STM" && r["DeviceMACAddr"] == row["DeviceMACAddr"]
                && r["StatusCode"] == "FLR");
        }

        Assert.Equal(0, OpenOrders(gateway));
    }

    [Fact]
    public async Task A_text_to_each_display_of_a_home_is_one_text()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (string EsiId, string Meter)[] homes = [.. gateway.Addresses(400).Where(a => Displays(gateway, a.EsiId).Length > 1).Take(12)];
        (string EsiId, string Meter, string Mac)[] each = [.. homes.SelectMany(h => Displays(gateway, h.EsiId).Select(mac => (h.EsiId, h.Meter, mac)))];
        await SendAsync(gateway, Text(Addresses(each), "Peak today", ToConfirm, 120));
        await gateway.RunForAsync(TimeSpan.FromHours(4));
        List<Dictionary<string, string>> log = gateway.Log();
        Assert.DoesNotContain(log, r => r["StatusDesc"] == "replaced before confirmation");
        Assert.Equal(0, OpenOrders(gateway));
        int shown = 0;
        foreach ((_, _, string mac) in each)
        {
            string[] said = [.. log.Where(r => r["DeviceMACAddr"] == mac && r["StatusCode"] is "CON" or "FLR").Select(r => r["StatusDesc"])];
            shown += said.Any(d => d is "confirmed by the customer" or "shown, not confirmed") ? 1 : 0;
        }

        Assert.InRange(shown, each.Length / 2, each.Length);
    }

    [Fact]
    public async Task A_cancel_to_each_display_of_a_home_takes_the_text_off_each()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (string EsiId, string Meter)[] homes = [.. gateway.Addresses(400).Where(a => Displays(gateway, a.EsiId).Length > 1).Take(12)];
        (string EsiId, string Meter, string Mac)[] each = [.. homes.SelectMany(h => Displays(gateway, h.EsiId).Select(mac => (h.EsiId, h.Meter, mac)))];
        string requestId = (string)(await SendAsync(gateway, Text(Addresses(each), "Peak today", ToConfirm, 65535))).Element("RequestID")!;
        await gateway.RunForAsync(TimeSpan.FromMinutes(4));
        await SendAsync(gateway, Cancel(Addresses(each), $"<RequestID>{requestId}</RequestID>"));
        await gateway.RunForAsync(TimeSpan.FromHours(30));
        List<Dictionary<string, string>> log = gateway.Log();
        Assert.Equal(0, OpenOrders(gateway));
        string[] reached = [.. each.Select(e => e.Mac).Where(mac => log.Exists(r => r["DeviceMACAddr"] == mac && r["StatusDesc"] == "at the device"))];
        Assert.InRange(reached.Length, each.Length / 2, each.Length);
        foreach (string mac in reached)
        {
            Assert.Single(log, r => r["EventCategoryID"] == "CSM" && r["DeviceMACAddr"] == mac && r["StatusDesc"] == "cancelled");
            Assert.DoesNotContain(log, r => r["EventCategoryID"] == "STM" && r["DeviceMACAddr"] == mac && r["StatusCode"] == "FLR");
        }

        Assert.DoesNotContain(log, r => r["EventCategoryID"] == "CSM" && r["StatusDesc"].StartsWith("nothing to cancel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_shown_is_refused_and_never_cut()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (string EsiId, string Meter)[] addresses = gateway.Addresses(2);
        XElement tooLong = await SendAsync(gateway, Text(addresses, new string('x', 58) + "é", 0, 60));
        Assert.Equal("HAN-4004", (string?)tooLong.Element("StatusCode"));
        Assert.Equal(["HAN-4004", "HAN-4004"], tooLong.Descendants("FaultCode").Select(c => c.Value));
        Assert.Contains("60 octets", (string?)tooLong.Element("StatusMessage"), StringComparison.Ordinal);
        Assert.Equal("0", (string?)(await SendAsync(gateway, Text(addresses, new string('x', 59), 0, 60))).Element("StatusCode"));
        Assert.Equal("HAN-4003", (string?)(await SendAsync(gateway, Text(addresses, "x", 0x02, 60))).Element("StatusCode"));
        Assert.Equal("HAN-4003", (string?)(await SendAsync(gateway, Text(addresses, "x", 0, 0))).Element("StatusCode"));
        Assert.Equal("HAN-4005", (string?)(await SendAsync(gateway, Cancel(addresses, "<MessageID>77</MessageID>"))).Element("StatusCode"));
    }

    [Fact]
    public async Task A_day_of_prices_is_fed_to_small_tables()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (string EsiId, string Meter)[] addresses = gateway.Addresses(Some);
        XElement answer = await SendAsync(gateway, Prices(addresses, Quarters(gateway, 96)));
        Assert.Equal("0", (string?)answer.Element("StatusCode"));
        await gateway.RunForAsync(TimeSpan.FromHours(27));
        List<Dictionary<string, string>> log = gateway.Log();
        foreach ((string esiId, _) in addresses)
        {
            Dictionary<string, string>[] rows = [.. log.Where(r => r["ESIID"] == esiId)];
            Assert.Equal(("PRM", "RQA"), (rows[0]["EventCategoryID"], rows[0]["StatusCode"]));
            Assert.True(new[] { "CON at the meter; prices: 96", "FLR expired before delivery" }.Contains($"{rows[^1]["StatusCode"]} {rows[^1]["StatusDesc"]}") || rows[^1]["StatusDesc"].EndsWith(" of 96", StringComparison.Ordinal), $"{rows[^1]["StatusCode"]} {rows[^1]["StatusDesc"]}");
            if (rows[^1]["StatusDesc"].EndsWith("prices: 96", StringComparison.Ordinal))
            {
                Assert.InRange(rows.Count(r => r["StatusCode"] == "PEN" && r["StatusDesc"].EndsWith(" of 96, more to come", StringComparison.Ordinal)), 15, 92);
            }
        }

        Assert.InRange(addresses.Count(a => log.Last(r => r["ESIID"] == a.EsiId)["StatusCode"] == "CON"), Some - 5, Some);
        Assert.Equal(0, OpenOrders(gateway));
    }

    [Fact]
    public async Task A_critical_price_takes_effect_now_and_prices_do_not_overlap()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (string EsiId, string Meter)[] addresses = gateway.Addresses(3);
        XElement now = await SendAsync(gateway, Prices(addresses, [Price("0", 60, "<IssuerEventID>5</IssuerEventID>")]));
        Assert.Equal(("0", "5"), ((string?)now.Element("StatusCode"), (string?)now.Element("IssuerEventID")));
        Assert.Equal("HAN-4003", (string?)(await SendAsync(gateway, Prices(addresses, [Price("0", 60, "<IssuerEventID>5</IssuerEventID>")]))).Element("StatusCode"));
        string at = CentralTime.From(gateway.Now.Plus(TimeSpan.FromHours(2))).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        XElement overlap = await SendAsync(gateway, Prices(addresses, [Price(at, 60), Price(at, 15)]));
        Assert.Equal("HAN-4003", (string?)overlap.Element("StatusCode"));
        Assert.Contains("overlap", (string?)overlap.Element("StatusMessage"), StringComparison.Ordinal);
        await gateway.RunForAsync(TimeSpan.FromHours(3));
        Assert.Equal(0, OpenOrders(gateway));
    }

    private static long OpenOrders(TestGateway gateway)
    {
        using System.Data.Common.DbConnection connection = gateway.Application.Store.Database.Open();
        using System.Data.Common.DbCommand command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM tdsp_order WHERE is_over=0";
        return (long)command.ExecuteScalar()!;
    }

    private static string[] Displays(TestGateway gateway, string esiId)
    {
        Span<DeviceSpec> devices = stackalloc DeviceSpec[PremiseRegister.MaximumDevices];
        int count = gateway.Application.Register.DevicesOf(gateway.Premise(esiId), devices);
        var displays = new List<string>();
        foreach (ref readonly DeviceSpec device in devices[..count])
        {
            if (device.IsDisplay)
            {
                displays.Add(device.Address.ToString());
            }
        }

        return [.. displays];
    }

    private static Task<XElement> SendAsync(TestGateway gateway, string message) => gateway.SendAsync(Encoding.UTF8.GetBytes(message));

    private static string Text((string, string)[] addresses, string text, int control, int minutes) => Text(Addresses(addresses), text, control, minutes);

    private static string Text(string addresses, string text, int control, int minutes) => SoapMessages.Request(
        "processSimpleMessage", "SMTxPSimpleMessageRequest", null, addresses,
        $"<SimpleMessageBlock><MessageControl>{control}</MessageControl><DurationInMinutes>{minutes}</DurationInMinutes><Message>{text}</Message></SimpleMessageBlock>");

    private static string Cancel((string, string)[] addresses, string named) => Cancel(Addresses(addresses), named);

    private static string Cancel(string addresses, string named) => SoapMessages.Request(
        "processCancelSimpleMessage", "SMTxPCancelSimpleMessageRequest", null, addresses, $"<CancelSimpleMessageBlock>{named}</CancelSimpleMessageBlock>");

    private static string Prices((string, string)[] addresses, IEnumerable<string> blocks) => SoapMessages.Request(
        "processPriceSignal", "SMTxPPriceSignalRequest", null, Addresses(addresses), string.Concat(blocks));

    private static IEnumerable<string> Quarters(TestGateway gateway, int count) => Enumerable.Range(0, count).Select(i => Price(
        CentralTime.From(gateway.Now.Plus(TimeSpan.FromMinutes(15 * i))).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), 15));

    private static string Price(string start, int minutes, string id = "") =>
        $"<PriceSignalMessageBlock><ProviderID>1</ProviderID><RateLabel>Day</RateLabel>{id}<UnitOfMeasure>0</UnitOfMeasure><PriceTrailingDigit>4</PriceTrailingDigit>"
        + "<PriceTier>1</PriceTier><NumberOfPriceTiers>3</NumberOfPriceTiers><RegisterTier>0</RegisterTier>"
        + $"<StartTime>{start}</StartTime><DurationInMinutes>{minutes}</DurationInMinutes><Price>1234</Price></PriceSignalMessageBlock>";

    private static string Addresses((string EsiId, string Meter)[] addresses) =>
        string.Concat(addresses.Select(a => $"<Address><ESIID>{a.EsiId}</ESIID><MeterSerialNumber>{a.Meter}</MeterSerialNumber></Address>"));

    private static string Addresses((string EsiId, string Meter, string Mac)[] addresses) => string.Concat(addresses.Select(
        a => $"<Address><ESIID>{a.EsiId}</ESIID><MeterSerialNumber>{a.Meter}</MeterSerialNumber><DeviceMACAddr>{a.Mac}</DeviceMACAddr></Address>"));
}
