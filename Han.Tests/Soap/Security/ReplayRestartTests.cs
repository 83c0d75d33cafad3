using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml.Linq;
using Han.Gateway.Development;
using Han.Tests.EndToEnd;

namespace Han.Tests.Soap.Security;

/// <summary>A copy of a message that was answered is refused by the gateway that starts after a kill, within the time for which the message is fresh.</summary>
public sealed class ReplayRestartTests
{
    private const int Speed = 60;

    [Fact]
    public async Task A_copy_is_refused_after_a_kill_and_a_new_message_is_taken()
    {
        string directory = TestGateway.NewDirectory();
        SoapServer.CopyKit(directory);
        try
        {
            using var rig = new SecurityRig();
            rig.Clock.Now = TimeProvider.System.GetUtcNow();
            byte[][] sent = [.. Messages(rig, directory)];
            await using (KillProcess first = KillProcess.Start(directory, Speed))
            {
                await first.ServesAsync();
                using HttpClient client = Client(directory);
                foreach (byte[] message in sent)
                {
                    Assert.Null(Fault(await PostAsync(client, first.Url, message)));
                    Assert.Contains("received before", Fault(await PostAsync(client, first.Url, message)), StringComparison.Ordinal);
                }

                await first.KillAsync();
            }

            await using (KillProcess second = KillProcess.Start(directory, Speed))
            {
                await second.ServesAsync();
                using HttpClient client = Client(directory);
                rig.Clock.Now = TimeProvider.System.GetUtcNow();
                byte[][] twins = [.. Messages(rig, directory)];
                foreach ((byte[] copy, byte[] twin) in sent.Zip(twins))
                {
                    Assert.Contains("received before", Fault(await PostAsync(client, second.Url, copy)), StringComparison.Ordinal);
                    Assert.Null(Fault(await PostAsync(client, second.Url, twin)));
                }
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Signed and carried out; signed and refused by its content; unsigned with a password's digest; a change of a group, which passes the journal by.</summary>
    private static IEnumerable<byte[]> Messages(SecurityRig rig, string directory)
    {
        string printed = Encoding.UTF8.GetString(SoapMessages.PrintedSample);
        yield return new MessageDraft(rig) { BodyContent = Body(printed) }.Bytes();
        yield return new MessageDraft(rig) { Created = rig.Clock.Now.AddMilliseconds(1) }.Bytes();
        string password = DevelopmentKit.PasswordOf(Path.Combine(directory, DevelopmentKit.Folder), DevelopmentKit.AccountFile)!;
        yield return new MessageDraft(rig)
        {
            Signer = null,
            HasTimestamp = false,
            BodyContent = Body(printed),
            Token = MessageDraft.DigestToken(DevelopmentKit.AccountName, rig.Clock.Now, password: password),
        }.Bytes();
        yield return new MessageDraft(rig)
        {
            BodyContent = "<ext:processGroupMaintenance xmlns:ext=\"urn:han-gateway:ext:1\"><GroupMaintenanceRequest>" + SoapMessages.Header()
                + "<GroupMaintenanceBlock><Action>List</Action><GroupID>none</GroupID></GroupMaintenanceBlock></GroupMaintenanceRequest></ext:processGroupMaintenance>",
        }.Bytes();
    }

    private static string Body(string envelope)
    {
        XElement body = XDocument.Parse(envelope).Descendants().Single(e => e.Name.LocalName == "Body");
        return body.Elements().Single().ToString(SaveOptions.DisableFormatting);
    }

    private static async Task<XDocument> PostAsync(HttpClient client, Uri url, byte[] message)
    {
        using var content = new ByteArrayContent(message);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" };
        using HttpResponseMessage response = await client.PostAsync(url, content);
        return XDocument.Parse(await response.Content.ReadAsStringAsync());
    }

    private static string? Fault(XDocument answer) => (string?)answer.Descendants("faultstring").SingleOrDefault();

    private static HttpClient Client(string directory)
    {
        string kit = Path.Combine(directory, DevelopmentKit.Folder);
        var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions.ClientCertificates = [X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(kit, DevelopmentKit.ClientPfxFile), "")];
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(Path.Combine(kit, DevelopmentKit.AuthorityFile)) },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        return new HttpClient(handler);
    }
}
