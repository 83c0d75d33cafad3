using System.Globalization;
using System.Text;
using System.Xml.Linq;
using System.Xml.Schema;
using Han.Gateway.StarterKit;

namespace Han.Tests.Interop;

/// <summary>
/// The schema and the service agree: every simple element of every operation's example is given values at and beyond the limits that the schema has for it. What the schema
/// forbids is refused, by a Fault or by a business code; what it allows is never a Fault.
/// </summary>
[Trait("Category", "Interop")]
public sealed class SchemaLimitTests
{
    /// <summary>Sound for some elements and not for others.</summary>
    private static readonly string[] _texts =
    [
        "", "x", "l", "Y", "true", "1e3", "0x1", "-1", "0", "1", "2", "3", "6", "16", "-27315", "-27316", "-100", "-101", "-128", "-129", "100", "101", "254", "255", "256",
        "4095", "4096", "32768", "65535", "65536", "4294967295", "4294967296", "99999999999999999999", "2026-02-30", "2026-08-01", "2026-08-01T25:00:00", "2026-08-01T14:00:00",
        "2026-08-01T14:00:00.1234567Z", "2026-08-01T14:00:00.12345678Z", "2026-08-01T24:00:00", "2026-08-01T14:00:00+14:30", "1234567890123456", "12345678901234567",
        "123456789012345678", "00-11-22-33-44-55-66-77", "00 11 22 33 44 55 66 77", "0011223344556G77", "ftp://host/", "HTTP://host/a", "/status", "a@b", "a@b.c", "a b",
    ];

    private static readonly long[] _around = [-1, 0, 1];

    [Fact]
    public async Task What_the_schema_forbids_is_refused_and_what_it_allows_is_no_fault()
    {
        await using StarterKitRun run = await StarterKitRun.StartAsync(("Accounts:0:RequestsPerMinute", "0"));
        XmlSchemaSet schemas = Schemas(run);
        var wrong = new List<string>();
        int count = 0;
        foreach (ClientCall call in run.Calls)
        {
            int leaves = Leaves(call.Request.Body).Count();
            for (int leaf = 0; leaf < leaves; leaf++)
            {
                // The header is the same everywhere.
                XElement element = Leaves(call.Request.Body).ElementAt(leaf);
                if (call != run.Calls[0] && IsHeader(call, element))
                {
                    continue;
                }

                foreach (string value in Values(schemas, call, leaf))
                {
                    ExampleRequest request = Changed(call, leaf, value, string.Create(CultureInfo.InvariantCulture, $"limit-{++count}"));
                    bool isValid = IsValid(schemas, request.Body);
                    XDocument answer = await run.Gateway.PostAsync(Encoding.UTF8.GetBytes(request.Envelope(run.Source.Account.User).ToString()));
                    string? code = (string?)answer.Descendants("StatusCode").FirstOrDefault();
                    bool isFault = answer.Descendants("faultcode").Any();
                    if (isValid ? isFault : code is "0" or "0001")
                    {
                        wrong.Add($"{call.Operation} {element.Name} '{value}' {(isValid ? "valid" : "invalid")}: {code ?? (string?)answer.Descendants("faultstring").First()}");
                    }
                }
            }
        }

        Assert.True(count > 3_000, $"{count} requests");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count}:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public async Task The_schema_takes_ten_thousand_addresses_and_not_one_more()
    {
        await using StarterKitRun run = await StarterKitRun.StartAsync();
        XmlSchemaSet schemas = Schemas(run);
        ClientCall call = run.Calls.Single(c => c.Operation == "processCancelAllLCEvents");
        XElement address = call.Request.Body.Descendants("Address").Single();
        foreach ((int count, bool isValid) in new[] { (10_000, true), (10_001, false) })
        {
            var body = new XElement(call.Request.Body);
            body.Descendants("AddressList").Single().ReplaceNodes(Enumerable.Range(0, count).Select(_ => new XElement(address)));
            Assert.Equal(isValid, IsValid(schemas, body));
        }
    }

    private static XmlSchemaSet Schemas(StarterKitRun run)
    {
        var schemas = new XmlSchemaSet();
        foreach (string file in run.Files.Where(f => f.EndsWith(".xsd", StringComparison.Ordinal)))
        {
            schemas.Add(null, run.PathOf(file));
        }

        schemas.Compile();
        return schemas;
    }

    private static bool IsValid(XmlSchemaSet schemas, XElement body)
    {
        bool isValid = true;
        new XDocument(body).Validate(schemas, (_, _) => isValid = false);
        return isValid;
    }

    private static IEnumerable<XElement> Leaves(XElement body) => body.Descendants().Where(e => !e.HasElements);

    private static bool IsHeader(ClientCall call, XElement leaf) =>
        leaf.Parent!.Name == call.Request.Operation.RequestElement
        && leaf.Name.LocalName is "RequestID" or "RequesterType" or "RequesterAuthenticationID" or "RequesterID" or "RequestPriority" or "CallbackUri";

    private static ExampleRequest Changed(ClientCall call, int leaf, string value, string reference)
    {
        var body = new XElement(call.Request.Body);
        body.Elements().Single().Element("RequestID")!.Value = reference;
        Leaves(body).ElementAt(leaf).Value = value;
        return call.Request with { Body = body };
    }

    /// <summary>The texts above, and those that the element's type suggests.</summary>
    private static IEnumerable<string> Values(XmlSchemaSet schemas, ClientCall call, int leaf)
    {
        var document = new XDocument(new XElement(call.Request.Body));
        document.Validate(schemas, (_, e) => Assert.Fail(e.Message), addSchemaInfo: true);
        var type = (XmlSchemaSimpleType)Leaves(document.Root!).ElementAt(leaf).GetSchemaInfo()!.SchemaType!;
        return _texts.Concat(Facets(type).SelectMany(Suggested)).Distinct();
    }

    private static IEnumerable<XmlSchemaFacet> Facets(XmlSchemaSimpleType type) => type.Content is XmlSchemaSimpleTypeRestriction restriction
        ? restriction.Facets.Cast<XmlSchemaFacet>().Concat(type.BaseXmlSchemaType is XmlSchemaSimpleType basis ? Facets(basis) : [])
        : [];

    private static IEnumerable<string> Suggested(XmlSchemaFacet facet) => facet switch
    {
        XmlSchemaMaxLengthFacet length => [new string('a', Number(length)), new string('a', Number(length) + 1)],
        XmlSchemaEnumerationFacet word => [word.Value!, word.Value!.ToLowerInvariant(), word.Value + "s"],
        XmlSchemaMinInclusiveFacet or XmlSchemaMaxInclusiveFacet => _around.Select(d => (long.Parse(facet.Value!, CultureInfo.InvariantCulture) + d).ToString(CultureInfo.InvariantCulture)),
        _ => [],
    };

    private static int Number(XmlSchemaFacet facet) => int.Parse(facet.Value!, CultureInfo.InvariantCulture);
}
