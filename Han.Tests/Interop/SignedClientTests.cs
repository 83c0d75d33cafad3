using System.Text.Json;
using Han.Gateway.Development;
using Han.Tests.Interop.Clients;
using Han.Tests.Soap;

namespace Han.Tests.Interop;

/// <summary>Signatures that others make, and others' judgement of ours.</summary>
[Trait("Category", "Interop")]
public sealed class SignedClientTests
{
    private const string Python = "/usr/bin/python3";

    [SkippableTheory]
    [InlineData("binary")]
    [InlineData("x509data")]
    public async Task Zeep_signs_with_xmlsec_and_verifies_the_signed_answers(string form)
    {
        ForeignClient.Require(await ForeignClient.IsPresentAsync(Python, "-c", "import zeep, xmlsec"), "python3-zeep with python3-xmlsec");
        JsonElement result = await CallAsync(Python, RepositoryFiles.Test("Interop", "Clients", "zeep_signed.py"), form, calls: 2, ("Accounts:0:SignResponses", "true"));
        Assert.Equal("soapenv:Client", result.GetProperty("fault").GetString());
        Assert.InRange(result.GetProperty("verified").GetInt32(), 2, 3);
    }

    [SkippableTheory]
    [InlineData("standard")]
    [InlineData("default")]
    public async Task Npm_soap_signs_with_WSSecurityCert(string form)
    {
        ForeignClient.Require(await ForeignClient.IsPresentAsync("node", "--version") && ForeignClient.NodeModulesArePresent, "node with the npm package soap");
        await CallAsync("node", RepositoryFiles.Test("Interop", "Clients", "node", "soap_signed.js"), form, calls: 3);
    }

    private static async Task<JsonElement> CallAsync(string program, string script, string form, int calls, params (string, string)[] settings)
    {
        await using SoapServer server = await SoapServer.StartAsync([("Accounts:0:Signature", "Required"), .. settings]);
        SampleAddress address = SoapServer.SampleAddresses[0];
        (int exitCode, string output, string error) =
            await ForeignClient.RunAsync(program, script, server.Target.Url + "?wsdl", server.Target.Kit, address.EsiId, address.Meter, form);
        Assert.True(exitCode == 0, error);
        JsonElement result = JsonDocument.Parse(output).RootElement;
        Assert.All(result.GetProperty("calls").EnumerateArray(), c => Assert.Equal("0", c.GetProperty("StatusCode").GetString()));
        Assert.Equal((calls, calls), (result.GetProperty("calls").GetArrayLength(), server.Desk.Count));
        return result;
    }
}
