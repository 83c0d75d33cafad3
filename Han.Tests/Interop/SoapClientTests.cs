using System.Text.Json;
using Han.Gateway.Development;
using Han.Gateway.Requests;
using Han.Tests.Interop.Clients;
using Han.Tests.Soap;

namespace Han.Tests.Interop;

/// <summary>SOAP stacks that others wrote, over mutual TLS, from the published WSDL.</summary>
[Trait("Category", "Interop")]
public sealed class SoapClientTests(SoapServerFixture fixture) : IClassFixture<SoapServerFixture>
{
    private const string Python = "/usr/bin/python3";

    private readonly SoapServer _server = fixture.Server;

    [SkippableFact]
    public async Task Zeep_builds_its_client_from_the_contract_and_calls_every_operation()
    {
        ForeignClient.Require(await ForeignClient.IsPresentAsync(Python, "-c", "import zeep"), "python3-zeep");
        JsonElement result = await CallAllAsync(Python, ForeignClient.ZeepScript);
        Assert.Equal("soapenv:Client", result.GetProperty("fault").GetProperty("code").GetString());
    }

    [SkippableFact]
    public async Task Npm_soap_builds_its_client_from_the_contract_and_calls_every_operation()
    {
        ForeignClient.Require(await ForeignClient.IsPresentAsync("node", "--version") && ForeignClient.NodeModulesArePresent, "node with the npm package soap");
        JsonElement result = await CallAllAsync("node", ForeignClient.NodeScript);
        Assert.Equal("soapenv:Client", result.GetProperty("fault").GetProperty("code").GetString());
    }

    [SkippableFact]
    public async Task Curl_posts_the_printed_sample()
    {
        ForeignClient.Require(await ForeignClient.IsPresentAsync("curl", "--version"), "curl");
        string answer = await CurlAsync("--data-binary", "@" + RepositoryFiles.Test("Soap", "Samples", "cancel-all.xml"));
        Assert.Contains("<StatusCode>0</StatusCode>", answer, StringComparison.Ordinal);
        Assert.EndsWith("HTTP 200", answer, StringComparison.Ordinal);
        Assert.Equal("HAN_REP2_ADMIN", _server.Desk.Last.Request.Header.RequesterId);
    }

    [SkippableFact]
    public async Task Curl_posts_every_operation_ten_thousand_addresses_and_a_fault()
    {
        ForeignClient.Require(await ForeignClient.IsPresentAsync("curl", "--version"), "curl");
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "request.xml");

        // Over a mebibyte curl asks first (Expect: 100-continue).
        await CurlFileAsync(SoapMessages.LoadControl(addresses: SoapMessages.Addresses(10_000)), "<AcceptedAddressCount>10000</AcceptedAddressCount>", 200);
        await CurlFileAsync(SoapMessages.Cancel("<IssuerEventID>7</IssuerEventID>"), "<StatusCode>0</StatusCode>", 200);
        await CurlFileAsync(SoapMessages.CancelAll(addresses: "<Address/>"), "<Rule>missing</Rule>", 500);

        async Task CurlFileAsync(string request, string expected, int status)
        {
            await File.WriteAllTextAsync(file, request);
            string answer = await CurlAsync("--data-binary", "@" + file);
            Assert.Contains(expected, answer, StringComparison.Ordinal);
            Assert.EndsWith($"HTTP {status}", answer, StringComparison.Ordinal);
        }
    }

    private async Task<JsonElement> CallAllAsync(string program, string script)
    {
        SampleAddress address = SoapServer.SampleAddresses[0];
        int before = _server.Desk.Count;
        (int exitCode, string output, string error) =
            await ForeignClient.RunAsync(program, script, _server.Target.Url + "?wsdl", _server.Target.Kit, address.EsiId, address.Meter);
        Assert.True(exitCode == 0, error);
        JsonElement result = JsonDocument.Parse(output).RootElement;
        Assert.Equal(
            [("processLCEvent", "0"), ("processCancelLCEvent", "0"), ("processCancelAllLCEvents", "0")],
            result.GetProperty("calls").EnumerateArray().Select(c => (c.GetProperty("operation").GetString()!, c.GetProperty("StatusCode").GetString()!)));
        Assert.All(result.GetProperty("calls").EnumerateArray(), c => Assert.Equal(RecordingDesk.RequestId, c.GetProperty("RequestID").GetString()));
        JsonElement detail = result.GetProperty("fault").GetProperty("detail");
        Assert.Equal(
            ("RequesterAuthenticationID", "pattern", "HAN-0002"),
            (detail.GetProperty("Element").GetString(), detail.GetProperty("Rule").GetString(), detail.GetProperty("FaultCode").GetString()));

        Assert.Equal(before + 3, _server.Desk.Count);
        Assert.Equal(new CancelAllLoadControlEventsCommand(0), _server.Desk.Last.Request.Command);
        Assert.Equal([new RequestAddress(address.EsiId, address.Meter, null)], _server.Desk.Last.Request.Addresses.Addresses);
        return result;
    }

    private async Task<string> CurlAsync(params string[] arguments)
    {
        string kit = _server.Target.Kit;
        (int exitCode, string output, string error) = await ForeignClient.RunAsync(
            "curl",
            [
                "--silent", "--show-error", "--noproxy", "*", "--cacert", Path.Combine(kit, DevelopmentKit.AuthorityFile), "--cert", Path.Combine(kit, DevelopmentKit.ClientCertificateFile),
                "--key", Path.Combine(kit, DevelopmentKit.ClientKeyFile), "--header", "Content-Type: text/xml; charset=utf-8", "--header", "SOAPAction: \"\"",
                "--write-out", "HTTP %{http_code}", .. arguments, _server.Target.Url.AbsoluteUri,
            ]);
        Assert.True(exitCode == 0, error);
        return output;
    }
}
