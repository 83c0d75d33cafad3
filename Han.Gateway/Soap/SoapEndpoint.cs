using System.Data.Common;
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

/// <summary>One POST: who connects, is there room, read, authenticate, hand to the desk, answer.</summary>
internal sealed class SoapEndpoint(
    EnvelopeReader reader, CallerAuthentication authentication, IRequestDesk desk, CertificateDenyList denied, IOptions<SoapOptions> options, ILogger<SoapEndpoint> log)
    : IDisposable
{
    private const int RequestIdBytes = 12;

    private readonly SemaphoreSlim _bodies = new(options.Value.MaxConcurrentBodies);

    public async Task HandleAsync(HttpContext context)
    {
        // Held until the answer is made, not only while the bytes are read: the request made of them is as large as they are.
        bool entered = false;
        try
        {
            X509Certificate2 certificate = RequireCertificate(context);
            RequireXml(context.Request);
            entered = _bodies.Wait(0, CancellationToken.None);
            if (!entered)
            {
                throw new SoapFaultException(SoapFault.Server("busy, try again", StatusCodes.Status503ServiceUnavailable));
            }

            await ProcessAsync(context, certificate).ConfigureAwait(false);
        }
        catch (SoapFaultException e)
        {
            await RefuseAsync(context, e.Fault, e.InnerException).ConfigureAwait(false);
        }
        catch (RequestNotStoredException e)
        {
            await RefuseAsync(context, SoapFault.Server(e.Message, StatusCodes.Status503ServiceUnavailable), e).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or StoreUnavailableException && !context.Response.HasStarted)
        {
            await RefuseAsync(context, SoapFault.Server("the store is not available, try again later", StatusCodes.Status503ServiceUnavailable), e)
                .ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            await RefuseAsync(context, SoapFault.Client("the request could not be read", e.StatusCode), e).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            LogMessages.ClientLeft(log);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            LogMessages.MessageFailed(log, e);
            await AnswerAsync(context, SoapFault.Server("internal error")).ConfigureAwait(false);
        }
        finally
        {
            if (entered)
            {
                _bodies.Release();
            }
        }
    }

    public void Dispose() => _bodies.Dispose();

    private async Task ProcessAsync(HttpContext context, X509Certificate2 certificate)
    {
        SoapRequest<Caller> message = await ReadAsync(context, certificate).ConfigureAwait(false);
        HanAnswer answer = CallerRules.Check(message.Caller, message.Request.Header) is { } refusal
            ? message.Operation.Refuse(NewRequestId(), new Refusal(refusal.Code, refusal.Message))
            : await desk.SubmitAsync(message.Caller, message.Request, context.RequestAborted).ConfigureAwait(false);
        LogMessages.MessageAnswered(log, message.Operation.Name, message.Caller.Account.Name, message.Request.Addresses.Count, answer.StatusCode, answer.RequestId);
        context.Response.ContentType = SoapWriter.ContentType;
        SoapWriter.WriteAnswer(context.Response.BodyWriter, message.Operation, answer);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    private async Task<SoapRequest<Caller>> ReadAsync(HttpContext context, X509Certificate2 certificate)
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
        return reader.Read(body.Bytes, body.Length, context.Request.Headers["SOAPAction"].ToString(), security => Authenticate(security, certificate));
    }

    private Caller Authenticate(SecurityHeader? security, X509Certificate2 certificate)
    {
        if (security is null)
        {
            throw new SoapFaultException(SoapFault.InvalidSecurity("a Security header is required"));
        }

        return authentication.Authenticate(security.UsernameToken.Username, certificate) ?? throw new SoapFaultException(SoapFault.FailedAuthentication);
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

    private async Task RefuseAsync(HttpContext context, SoapFault fault, Exception? cause)
    {
        LogMessages.MessageRefused(
            log, context.Connection.RemoteIpAddress?.ToString() ?? "", fault.Status, fault.Code, fault.Reason, fault.Detail?.Element,
            fault.Detail?.AddressOrdinal, cause);
        if (!context.Response.HasStarted)
        {
            await AnswerAsync(context, fault).ConfigureAwait(false);
        }
    }

    private static async Task AnswerAsync(HttpContext context, SoapFault fault)
    {
        context.Response.StatusCode = fault.Status;
        context.Response.ContentType = SoapWriter.ContentType;
        if (fault.Status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        SoapWriter.WriteFault(context.Response.BodyWriter, fault);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
