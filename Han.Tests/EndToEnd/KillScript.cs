using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DeviceEmulator.Time;
using Han.Gateway.Demo;
using Han.Tests.Soap;

namespace Han.Tests.EndToEnd;

/// <summary>
/// The mixed work of one run: an event with randomisation, a scheduled one that overlaps it, an urgent one for single devices, a second REP's, a cancel
/// while the first is being delivered, a text to be confirmed, a schedule of prices, and cancels of everything, one of them by a TDSP, which ends other
/// companies' events.
/// </summary>
internal static class KillScript
{
    public const int Length = 9;

    public static KillRequest[] Of(KillPlan plan, KillTemplate template)
    {
        string name = plan.Seed.ToString(CultureInfo.InvariantCulture);
        int count = 200 + plan.Below(160);
        int minutes = 10 + plan.Below(20);
        int lead = 120 + plan.Below(60);

        // Where the recovery runs by the wall clock, an hour is a second: what was on its way at the kill must not have begun when it is sent again.
        lead += plan.RecoversAsAProcess ? 10 * 60 : 0;
        (string, string)[] all = template.First;
        KillCaller rep = template.Rep;
        KillRequest Request(KillCaller caller, string what, Func<MarketTime, string, byte[]> make) =>
            new(caller, $"{what}-{name}", now => make(now, $"{what}-{name}"));

        List<KillRequest> rest =
        [
            Request(rep, "scheduled", (now, r) => Event(rep, "L", all[(count / 2)..(count + 60)], r, now.Plus(TimeSpan.FromMinutes(lead)), 20)),
            Request(rep, "urgent", (_, r) => Devices(Event(rep, "H", all[20..50], r, null, minutes), template.Devices)),
            Request(template.OtherRep, "other", (_, r) => Event(template.OtherRep, "M", template.Second[..80], r, null, minutes)),
            Request(rep, "text", (_, r) => Message(
                rep, "processSimpleMessage", "SMTxPSimpleMessageRequest", all[..70], r,
                "<SimpleMessageBlock><MessageControl>128</MessageControl><DurationInMinutes>25</DurationInMinutes><Message>Peak</Message></SimpleMessageBlock>")),
            Request(rep, "prices", (now, r) => Message(
                rep, "processPriceSignal", "SMTxPPriceSignalRequest", all[50..90], r, string.Concat(Enumerable.Range(0, 8).Select(i => Price(now, lead + 10 * i))))),
            Request(rep, "cancel", (_, r) => DemoRequests.Cancel(rep.Name, all[30..90], r, $"event-{name}")),
            Request(rep, "cancel-all", (_, r) => DemoRequests.CancelAll(rep.Name, all[80..110], r)),
            Request(template.Tdsp, "foreign", (_, r) => OfTdsp(DemoRequests.CancelAll(template.Tdsp.Name, template.Served[..40], r))),
        ];

        // The event first: the cancel names it. The others come in an order that the seed draws.
        var script = new List<KillRequest> { Request(rep, "event", (_, r) => Event(rep, "M", all[..count], r, null, minutes)) };
        while (rest.Count > 0)
        {
            int next = plan.Below(rest.Count);
            script.Add(rest[next]);
            rest.RemoveAt(next);
        }

        // A cancel of everything is reported on for 26 hours: too long to wait for where even the recovery runs by the wall clock. And there the first of the
        // prices may have begun before they are sent again.
        return
        [
            .. script.Where(r => !plan.RecoversAsAProcess
                || !(r.Reference.StartsWith("cancel-all", StringComparison.Ordinal) || r.Reference.StartsWith("prices", StringComparison.Ordinal) || r.Caller.IsTdsp)),
        ];
    }

    private static byte[] Event(
        KillCaller caller, string priority, IEnumerable<(string EsiId, string Meter)> addresses, string reference, MarketTime? start, int minutes) =>
        Edit(DemoRequests.Event(caller.Name, addresses, reference, start?.ToDateTimeOffset(), minutes), "RequestPriority", priority);

    private static byte[] Message(
        KillCaller caller, string operation, string request, IEnumerable<(string EsiId, string Meter)> addresses, string reference, string block) =>
        Encoding.UTF8.GetBytes(SoapMessages.Request(
            operation, request, SoapMessages.Header($"<RequestID>{reference}</RequestID>"),
            string.Concat(addresses.Select(a => $"<Address><ESIID>{a.EsiId}</ESIID><MeterSerialNumber>{a.Meter}</MeterSerialNumber></Address>")), block)
            .Replace("REP_Sytem_Account", caller.Name.User, StringComparison.Ordinal));

    private static string Price(MarketTime now, int minute) =>
        "<PriceSignalMessageBlock><ProviderID>1</ProviderID><UnitOfMeasure>0</UnitOfMeasure><PriceTrailingDigit>4</PriceTrailingDigit><PriceTier>1</PriceTier>"
        + "<NumberOfPriceTiers>2</NumberOfPriceTiers><RegisterTier>0</RegisterTier>"
        + $"<StartTime>{now.Plus(TimeSpan.FromMinutes(minute)).ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)}</StartTime>"
        + "<DurationInMinutes>10</DurationInMinutes><Price>1234</Price></PriceSignalMessageBlock>";

    private static byte[] OfTdsp(byte[] body) => Edit(body, "RequesterType", "1");

    private static byte[] Edit(byte[] body, string element, string value)
    {
        XDocument document = Read(body);
        document.Descendants(element).Single().Value = value;
        return Write(document);
    }

    /// <summary>Addresses one device where its premise has any; the others keep the whole premise.</summary>
    public static byte[] Devices(byte[] body, IReadOnlyDictionary<string, string> devices)
    {
        XDocument document = Read(body);
        foreach (XElement address in document.Descendants("Address"))
        {
            if (devices.TryGetValue((string)address.Element("ESIID")!, out string? device))
            {
                address.Add(new XElement("DeviceMACAddr", device));
            }
        }

        return Write(document);
    }

    private static XDocument Read(byte[] body) => XDocument.Parse(Encoding.UTF8.GetString(body).TrimStart('\uFEFF'));

    private static byte[] Write(XDocument document) => Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting));
}
