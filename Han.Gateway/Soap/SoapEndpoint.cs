using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Han.Gateway.Authorization;
using Han.Gateway.Requests;
using Han.Gateway.Soap.Security;
using Han.Gateway.Soap.Tls;
using Han.Gateway.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Han.Gateway.Soap;

/// <summary>One POST: who connects, is there room, receive, hand to the desk, answer; and a line in the audit trail whatever the end.</summary>
internal sealed class SoapEndpoint(
    SoapReceiver receiver, IRequestDesk desk, CertificateDenyList denied, AnswerSigner signer, AuditTrail audit, IOptions<SoapOptions> options,
    ILogger<SoapEndpoint> log) : IDisposable
{
    private const int RequestIdBytes = 12;

    private readonly SemaphoreSlim _bodies = new(options.Value.MaxConcurrentBodies);

    public async Task HandleAsync(HttpContext context)
    {
        // Held until the answer is made, not only while the bytes are read: the request made of them is as large as they are.
        bool entered = false;
        var exchange = new SoapExchange(context.Connection.RemoteIpAddress?.ToString() ?? "");
        try
        {
            exchange.Certificate = RequireCertificate(context);
            RequireXml(context.Request);
            entered = _bodies.Wait(0, CancellationToken.None);
            if (!entered)
            {
                throw new SoapFaultException(SoapFault.Server("busy, try again", StatusCodes.Status503ServiceUnavailable));
            }

            await ProcessAsync(context, exchange).ConfigureAwait(false);
        }
        catch (SoapFaultException e)
        {
            await RefuseAsync(context, exchange, e.Fault, e.InnerException, e.Why).ConfigureAwait(false);
        }
        catch (RequestNotStoredException e)
        {
            await RefuseAsync(context, exchange, SoapFault.Server(e.Message, StatusCodes.Status503ServiceUnavailable), e).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or StoreUnavailableException && !context.Response.HasStarted)
        {
            await RefuseAsync(context, exchange, SoapFault.Server("the store is not available, try again later", StatusCodes.Status503ServiceUnavailable), e)
                .ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            await RefuseAsync(context, exchange, SoapFault.Client("the request could not be read", e.StatusCode), e).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            LogMessages.ClientLeft(log);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            LogMessages.MessageFailed(log, e);
            SoapFault fault = SoapFault.Server("internal error");
            audit.Write(exchange, fault.Status, fault.Code, requestId: null, e.GetType().Name);

            // Unsigned: signing may be what failed.
            await AnswerAsync(context, sign: false, fault).ConfigureAwait(false);
        }
        finally
        {
            exchange.Request?.Addresses.Dispose();
            if (entered)
            {
                _bodies.Release();
            }
        }
    }

    public void Dispose() => _bodies.Dispose();

    private async Task ProcessAsync(HttpContext context, SoapExchange exchange)
    {
        SoapRequest<Caller> message = await ReceiveAsync(context, exchange).ConfigureAwait(false);
        HanAnswer answer = CallerRules.Check(message.Caller, message.Request.Header) is { } refusal
            ? message.Operation.Refuse(NewRequestId(), new Refusal(refusal.Code, refusal.Message))
            : await desk.SubmitAsync(message.Caller, message.Request, context.RequestAborted).ConfigureAwait(false);
        await receiver.KeepAsync(exchange, context.RequestAborted).ConfigureAwait(false);
        LogMessages.MessageAnswered(log, message.Operation.Name, message.Caller.Account.Name, message.Request.Addresses.Count, answer.StatusCode, answer.RequestId);
        audit.Write(exchange, StatusCodes.Status200OK, answer.StatusCode, answer.RequestId, answer.Accepted ? null : answer.StatusMessage);
        context.Response.ContentType = SoapWriter.ContentType;
        await WriteAsync(context, Signs(exchange), output => SoapWriter.WriteAnswer(output, message.Operation, answer)).ConfigureAwait(false);
    }

    private async Task<SoapRequest<Caller>> ReceiveAsync(HttpContext context, SoapExchange exchange)
    {
        int maxBytes = options.Value.MaxBodyBytes;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // Ours is the exact limit. The server's counts chunk framing too, and is wide enough that a body a little over ours is drained, so that
            // its sender reads the answer instead of a reset connection.
            limit.MaxRequestBodySize = 2L * maxBytes;
        }

        using BodyBuffer body = await BodyBuffer
            .ReadAsync(context.Request.BodyReader, context.Request.ContentLength, maxBytes, context.RequestAborted).ConfigureAwait(false);
        return receiver.Receive(body.Bytes, body.Length, context.Request.Headers["SOAPAction"].ToString(), exchange);
    }

    /// <summary>Asked again on every request: a kept-alive connection outlives the handshake's answer.</summary>
    private X509Certificate2 RequireCertificate(HttpContext context) =>
        context.Connection.ClientCertificate is { } certificate && !denied.Contains(certificate)
            ? certificate
            : throw new SoapFaultException(SoapFault.Client("a client certificate is required", StatusCodes.Status403Forbidden));

    private static void RequireXml(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            || !type.MediaType.Equals(MediaTypeNames.Text.Xml, StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            throw new SoapFaultException(SoapFault.Client("text/xml; charset=utf-8 is expected", StatusCodes.Status415UnsupportedMediaType));
        }
    }

    private static string NewRequestId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RequestIdBytes));

    private async Task RefuseAsync(HttpContext context, SoapExchange exchange, SoapFault fault, Exception? cause, string? why = null)
    {
        LogMessages.MessageRefused(log, exchange.Remote, fault.Status, fault.Code, why ?? fault.Reason, cause);
        audit.Write(exchange, fault.Status, fault.Code, requestId: null, why ?? fault.Reason);
        if (!context.Response.HasStarted)
        {
            await AnswerAsync(context, Signs(exchange), fault).ConfigureAwait(false);
        }
    }

    private static bool Signs(SoapExchange exchange) => exchange.Message?.Caller.Account.SignResponses == true;

    private async Task AnswerAsync(HttpContext context, bool sign, SoapFault fault)
    {
        context.Response.StatusCode = fault.Status;
        context.Response.ContentType = SoapWriter.ContentType;
        if (fault.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = ((long)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        await WriteAsync(context, sign, output => SoapWriter.WriteFault(output, fault)).ConfigureAwait(false);
    }

    private async Task WriteAsync(HttpContext context, bool sign, Action<IBufferWriter<byte>> write)
    {
        if (sign)
        {
            var answer = new ArrayBufferWriter<byte>();
            write(answer);
            context.Response.BodyWriter.Write(signer.Sign(answer.WrittenMemory));
        }
        else
        {
            write(context.Response.BodyWriter);
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
