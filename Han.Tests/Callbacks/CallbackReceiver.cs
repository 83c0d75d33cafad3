using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Han.Tests.Callbacks;

/// <summary>A caller's receiver on loopback. It answers as the test says and remembers what it got.</summary>
internal sealed class CallbackReceiver : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<CallbackPost> _posts = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private int _count;

    private CallbackReceiver(WebApplication app) => _app = app;

    public IReadOnlyList<CallbackPost> Posts => [.. _posts];

    /// <summary>The status for the POST of this number, from 1; awaited, so that it can hang.</summary>
    public Func<int, HttpContext, Task<int>> Answer { get; set; } = (_, _) => Task.FromResult(StatusCodes.Status204NoContent);

    public int Port => new Uri(_app.Urls.Single()).Port;

    /// <summary>Rows of confirmed POSTs, in the order in which they came.</summary>
    public List<Dictionary<string, string>> Confirmed => [.. Posts.Where(p => p.IsConfirmed).SelectMany(p => p.Rows())];

    public Uri At(string host, string path = "/status?token=t") => new($"http://{host}:{Port}{path}");

    public static async Task<CallbackReceiver> StartAsync(X509Certificate2? certificate = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        builder.Services.AddLogging();
        WebApplication app = builder.Build();
        var receiver = new CallbackReceiver(app);
        app.Run(receiver.ReceiveAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Completes when the condition holds; asked after every POST that was answered.</summary>
    public async Task UntilAsync(Func<CallbackReceiver, bool> condition)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (!condition(this))
        {
            await _arrived.WaitAsync(patience.Token);
        }
    }

    public Task UntilRowsAsync(int count) => UntilAsync(r => r.Confirmed.DistinctBy(row => row["MessageStatusID"]).Count() >= count);

    /// <summary>Every POST was JSON and signed with the secret.</summary>
    public void AssertSigned(string secret) => Assert.All(Posts, post =>
    {
        byte[] mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), post.Body);
        Assert.Equal("sha256=" + Convert.ToHexString(mac).ToLowerInvariant(), post.Signature);
        Assert.Equal("application/json", post.ContentType);
    });

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        int number = Interlocked.Increment(ref _count);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        int status = await Answer(number, context);
        _posts.Enqueue(new CallbackPost(
            context.Request.Path, context.Request.ContentType, context.Request.Headers["X-HAN-Signature"], body.ToArray(), status));
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = status;
        }

        await context.Response.CompleteAsync();
        _arrived.Release();
    }
}
