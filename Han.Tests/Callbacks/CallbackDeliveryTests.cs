using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Xml.Linq;
using Han.Gateway.Callbacks;
using Han.Gateway.Development;
using Han.Tests.Docs;
using Han.Tests.EndToEnd;
using Han.Tests.Extensions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Han.Tests.Callbacks;

/// <summary>The whole gateway in virtual time, and receivers on loopback that behave as receivers do.</summary>
public sealed class CallbackDeliveryTests
{
    [Fact]
    public async Task EveryRowOfTheLogIsPostedSignedAndInOrderAlsoAfterFailures()
    {
        await using CallbackReceiver receiver = await CallbackReceiver.StartAsync();
        receiver.Answer = (number, _) => Task.FromResult(number <= 3 ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK);
        await using TestGateway gateway = await TestGateway.StartAsync(settings: Settings());
        var caller = new ExtensionCaller(gateway);
        (string, string)[] addresses = [.. gateway.Addresses(40), ("10443720000000000", "1")];
        string other = (string)(await caller.EventAsync(gateway.Addresses(3))).Element("RequestID")!;
        string id = (string)(await caller.EventAsync(addresses, "called", receiver.At("127.0.0.1"))).Element("RequestID")!;
        await gateway.RunForAsync(TimeSpan.FromHours(6));

        List<Dictionary<string, string>> log = [.. gateway.Log().Where(r => r["RequestID"] == id)];
        Assert.Contains(log, r => r["StatusDesc"].StartsWith("HAN-2003", StringComparison.Ordinal));
        await receiver.UntilRowsAsync(log.Count);
        List<Dictionary<string, string>> rows = receiver.Confirmed;
        Assert.Equal(ById(log), ById(rows));
        Assert.DoesNotContain(rows, r => r["RequestID"] == other);
        Assert.Equal(3, receiver.Posts.Count(p => !p.IsConfirmed));
        Assert.All(receiver.Posts, p => Assert.InRange(p.Rows().Count, 1, 500));

        // What was refused comes again as it was before anything else; of a target no later status comes before an earlier one.
        Assert.All(receiver.Posts.Take(3), p => Assert.Equal(receiver.Posts[0].Rows()[0], p.Rows()[0]));
        Assert.All(rows.GroupBy(r => r["MessageStatusID"][..16]), target => Assert.Equal(
            target.Select(r => r["MessageStatusID"]).Order(StringComparer.Ordinal), target.Select(r => r["MessageStatusID"])));
        receiver.AssertSigned(Secret(gateway));
    }

    [Fact]
    public async Task AllIsThereExactlyOnceAfterARestartInBetween()
    {
        await using CallbackReceiver receiver = await CallbackReceiver.StartAsync();
        bool open = true;
        receiver.Answer = (_, _) => Task.FromResult(open ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        string directory = TestGateway.NewDirectory();
        TestGateway first = await TestGateway.StartAsync(directory, Settings());
        string id = (string)(await new ExtensionCaller(first).EventAsync(first.Addresses(30), "called", receiver.At("127.0.0.1"))).Element("RequestID")!;
        await first.RunForAsync(TimeSpan.FromMinutes(3));
        await receiver.UntilRowsAsync(first.Log().Count);
        open = false;
        await first.RunForAsync(TimeSpan.FromMinutes(30));
        await receiver.UntilAsync(r => r.Posts.Any(p => !p.IsConfirmed));
        await first.StopAsync();
        open = true;
        await using TestGateway second = await TestGateway.StartAsync(directory, Settings(), seededIds: false);
        await second.RunForAsync(TimeSpan.FromHours(6));

        List<Dictionary<string, string>> log = [.. second.Log().Where(r => r["RequestID"] == id)];
        await receiver.UntilRowsAsync(log.Count);
        List<Dictionary<string, string>> rows = receiver.Confirmed;
        Assert.Equal(rows.Count, rows.Select(r => r["MessageStatusID"]).Distinct().Count());
        Assert.Equal(ById(log), ById(rows));
        receiver.AssertSigned(Secret(second));
    }

    [Fact]
    public async Task AReceiverThatHangsHoldsUpNobodyElseAndIsTriedAgain()
    {
        await using CallbackReceiver hanging = await CallbackReceiver.StartAsync();
        await using CallbackReceiver other = await CallbackReceiver.StartAsync();
        var forever = new TaskCompletionSource<int>();
        var entered = new TaskCompletionSource();
        hanging.Answer = (number, _) =>
        {
            entered.TrySetResult();
            return number == 1 ? forever.Task : Task.FromResult(StatusCodes.Status200OK);
        };
        await using TestGateway gateway = await TestGateway.StartAsync(settings: Settings());
        var caller = new ExtensionCaller(gateway);
        string first = (string)(await caller.EventAsync(gateway.Addresses(2), callback: hanging.At("127.0.0.1"))).Element("RequestID")!;
        await entered.Task;
        string second = (string)(await caller.EventAsync(gateway.Addresses(2), callback: other.At("localhost"))).Element("RequestID")!;
        await gateway.RunForAsync(TimeSpan.FromHours(4));
        await other.UntilRowsAsync(gateway.Log().Count(r => r["RequestID"] == second));
        Assert.Empty(hanging.Posts);

        // It never was answered, and the gateway gave up waiting or was let go: either way all of it comes.
        forever.SetResult(StatusCodes.Status500InternalServerError);
        await hanging.UntilRowsAsync(gateway.Log().Count(r => r["RequestID"] == first));
    }

    [Fact]
    public async Task AnAnswerThatIsTooSlowIsAFailure()
    {
        await using CallbackReceiver receiver = await CallbackReceiver.StartAsync();
        receiver.Answer = async (number, context) =>
        {
            if (number == 1)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return StatusCodes.Status408RequestTimeout;
            }

            return StatusCodes.Status200OK;
        };
        await using TestGateway gateway = await TestGateway.StartAsync(settings: Settings(("Timeout", "00:00:01")));
        string id = (string)(await new ExtensionCaller(gateway).EventAsync(gateway.Addresses(2), callback: receiver.At("127.0.0.1"))).Element("RequestID")!;
        await gateway.RunForAsync(TimeSpan.FromHours(4));
        await receiver.UntilRowsAsync(gateway.Log().Count(r => r["RequestID"] == id));
        Assert.Equal(StatusCodes.Status408RequestTimeout, receiver.Posts[0].Status);
    }

    [Fact]
    public async Task ARedirectIsNotFollowedGivenUpListedAndRetriedByHand()
    {
        await using CallbackReceiver receiver = await CallbackReceiver.StartAsync();
        bool redirects = true;
        receiver.Answer = (_, context) =>
        {
            context.Response.Headers.Location = "/elsewhere";
            return Task.FromResult(redirects ? StatusCodes.Status307TemporaryRedirect : StatusCodes.Status200OK);
        };
        await using TestGateway gateway = await TestGateway.StartAsync(settings: Settings(("GiveUpAfter", "00:00:00.1")));
        string id = (string)(await new ExtensionCaller(gateway).EventAsync(gateway.Addresses(2), callback: receiver.At("127.0.0.1"))).Element("RequestID")!;
        await gateway.RunForAsync(TimeSpan.FromHours(4));
        CallbackReport dead = await GivenUpAsync(gateway);
        Assert.Equal((id, "127.0.0.1", "answered 307: redirects are not followed"), (dead.RequestId, dead.Host, dead.LastError));
        Assert.All(receiver.Posts, p => Assert.Equal("/status", p.Path));

        redirects = false;
        (int exitCode, string list, string error) = await GatewayProcess.RunAsync(gateway.Directory, "callbacks", "list", "--data", gateway.Directory);
        Assert.True(exitCode == 0, error);
        Assert.Contains($"{id} 111111111 127.0.0.1 given up", list, StringComparison.Ordinal);
        Assert.DoesNotContain("token", list, StringComparison.Ordinal);
        (exitCode, _, error) = await GatewayProcess.RunAsync(gateway.Directory, "callbacks", "retry", "000000000000000000000000", "--data", gateway.Directory);
        Assert.True(exitCode == 1 && error.Contains("no callback", StringComparison.Ordinal), error);
        (exitCode, _, error) = await GatewayProcess.RunAsync(gateway.Directory, "callbacks", "retry", id, "--data", gateway.Directory);
        Assert.True(exitCode == 0, error);
        List<Dictionary<string, string>> log = [.. gateway.Log().Where(r => r["RequestID"] == id)];
        await receiver.UntilRowsAsync(log.Count);
        Assert.Equal(ById(log), ById(receiver.Confirmed));
    }

    /// <summary>The name is allowed; where it leads is not.</summary>
    [Fact]
    public async Task ANameThatLeadsToLoopbackIsNotConnectedTo()
    {
        await using CallbackReceiver receiver = await CallbackReceiver.StartAsync();
        await using TestGateway gateway = await TestGateway.StartAsync(settings: Settings(("AllowPrivate", "false"), ("GiveUpAfter", "00:00:00.001")));
        await new ExtensionCaller(gateway).EventAsync(gateway.Addresses(2), callback: receiver.At("localhost"));
        CallbackReport dead = await GivenUpAsync(gateway);
        Assert.Equal("localhost has no public address", dead.LastError);
        Assert.Empty(receiver.Posts);
    }

    [Theory]
    [InlineData("https://elsewhere.example/", "elsewhere.example")]
    [InlineData("http://localhost/", "https")]
    [InlineData("https://127.0.0.1/", "public")]
    [InlineData("https://[::ffff:127.0.0.1]/", "public")]
    [InlineData("https://user:pw@localhost/", "user")]
    public async Task ACallbackUriThatIsNotAllowedIsRefusedAtAccept(string uri, string why)
    {
        await using TestGateway gateway = await TestGateway.StartAsync(settings: Settings(
            ("AllowPrivate", "false"), ("AllowHttp", "false"), ("AllowedHosts:2", "::ffff:127.0.0.1")));
        XElement answer = await new ExtensionCaller(gateway).EventAsync(gateway.Addresses(1), callback: new Uri(uri));
        Assert.Equal("HAN-4003", (string?)answer.Element("StatusCode"));
        Assert.StartsWith("CallbackUri", (string)answer.Element("StatusMessage")!, StringComparison.Ordinal);
        Assert.Contains(why, (string)answer.Element("StatusMessage")!, StringComparison.Ordinal);
        Assert.Empty(gateway.Log());
    }

    [Fact]
    public async Task AReceiverIsTrustedByItsCertificate()
    {
        string directory = TestGateway.NewDirectory();
        var anywhere = new Uri("https://127.0.0.1/");
        string kit = DevelopmentKit.Ensure(directory, anywhere, anywhere, [], TimeProvider.System);
        using var pem = X509Certificate2.CreateFromPemFile(Path.Combine(kit, "server.pem"), Path.Combine(kit, "server.key"));
        using X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        await using CallbackReceiver receiver = await CallbackReceiver.StartAsync(certificate);
        var uri = new Uri($"https://localhost:{receiver.Port}/");
        (string, string)[] settings = [("AllowHttp", "false"), ("GiveUpAfter", "00:00:00.001")];
        await using (TestGateway gateway = await TestGateway.StartAsync(settings: Settings(settings)))
        {
            await new ExtensionCaller(gateway).EventAsync(gateway.Addresses(1), callback: uri);
            Assert.Contains("TLS", (await GivenUpAsync(gateway)).LastError, StringComparison.Ordinal);
            Assert.Empty(receiver.Posts);
        }

        await using TestGateway trusting = await TestGateway.StartAsync(directory, Settings([.. settings, ("TrustList:0", Path.Combine(kit, "ca.pem"))]));
        await new ExtensionCaller(trusting).EventAsync(trusting.Addresses(1), callback: uri);
        await trusting.RunForAsync(TimeSpan.FromMinutes(1));
        await receiver.UntilRowsAsync(trusting.Log().Count);
        receiver.AssertSigned(Secret(trusting));
    }

    internal static Dictionary<string, string?> Settings(params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Callbacks:AllowedHosts:0"] = "127.0.0.1",
            ["Callbacks:AllowedHosts:1"] = "localhost",
            ["Callbacks:AllowHttp"] = "true",
            ["Callbacks:AllowPrivate"] = "true",
            ["Callbacks:FirstRetry"] = "00:00:00.020",
        };
        foreach ((string key, string value) in more)
        {
            settings[$"Callbacks:{key}"] = value;
        }

        return settings;
    }

    internal static string Secret(TestGateway gateway)
    {
        using var account = JsonDocument.Parse(File.ReadAllText(Path.Combine(gateway.Application.KitDirectory!, "account.json")));
        return account.RootElement.GetProperty("callbackSecret").GetString()!;
    }

    private static async Task<CallbackReport> GivenUpAsync(TestGateway gateway)
    {
        CallbackStore store = gateway.Application.Services.GetRequiredService<CallbackStore>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            if (store.List() is [{ State: CallbackState.Dead } dead])
            {
                return dead;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }

    private static IEnumerable<Dictionary<string, string>> ById(IEnumerable<Dictionary<string, string>> rows) =>
        rows.OrderBy(r => r["MessageStatusID"], StringComparer.Ordinal);
}
