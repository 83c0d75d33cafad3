using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Han.Gateway.Callbacks;

/// <summary>
/// Posts to receivers that are not trusted: no redirect is followed, no proxy used, no cookie kept, no more of an answer read than 64 KiB, and it connects
/// to public addresses only.
/// </summary>
internal sealed class CallbackClient : IDisposable
{
    private const int MostAnswer = 64 * 1024;

    private readonly CallbackOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    public CallbackClient(CallbackOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = options.ConnectTimeout,
            ConnectCallback = ConnectAsync,
            MaxResponseDrainSize = MostAnswer,
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        };
        if (options.TrustList.Count > 0)
        {
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = TrustOf(options.TrustList) };
        }

        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Null when the receiver has confirmed, else why not, in words that hold no secret.</summary>
    public async Task<string?> PostAsync(Uri uri, byte[] body, string signature, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.Timeout, _clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var message = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        message.Headers.Add(CallbackBody.SignatureHeader, signature);
        try
        {
            using HttpResponseMessage answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, stop.Token).ConfigureAwait(false);
            await DrainAsync(answer, stop.Token).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? null
                : (int)answer.StatusCode is >= 300 and < 400 ? $"answered {(int)answer.StatusCode}: redirects are not followed"
                : $"answered {(int)answer.StatusCode}";
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return $"no answer within {_options.Timeout.TotalSeconds:0.###} s";
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            return e.InnerException is TimeoutException ? $"no connection within {_options.ConnectTimeout.TotalSeconds:0.###} s" : "the connection was given up";
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Reason(e);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The confirmation is the status; a little of a body is read so that the connection can be used again.</summary>
    private static async Task DrainAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[4096];
        Stream body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            int read;
            for (int total = 0; total < MostAnswer && (read = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0; total += read)
            {
            }
        }
    }

    /// <summary>The address is judged here, where nothing can come between the judgement and the connection.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken).ConfigureAwait(false);
        IPAddress[] allowed = _options.AllowPrivate ? addresses : [.. addresses.Where(CallbackAddress.IsPublic)];
        if (allowed.Length == 0)
        {
            throw new HttpRequestException($"{context.DnsEndPoint.Host} has no public address");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static X509ChainPolicy TrustOf(IEnumerable<string> files)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        foreach (string file in files)
        {
            policy.CustomTrustStore.ImportFromPemFile(file);
        }

        return policy;
    }

    /// <summary>The kind of failure and the innermost words about it; an address with its query is in none of them.</summary>
    private static string Reason(Exception e) => e switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "the host's name is not known",
        HttpRequestException { InnerException: SocketException socket } => $"no connection: {socket.SocketErrorCode}",
        HttpRequestException { InnerException: HttpRequestException { InnerException: null } own } => own.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "the TLS connection failed",
        HttpRequestException { InnerException: null } plain => plain.Message,
        HttpRequestException http => $"the POST failed: {http.HttpRequestError}",
        _ => "the connection broke",
    };
}
