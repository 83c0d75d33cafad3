using System.Text;
using Han.Gateway.Operations;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Han.Gateway.Soap.Contract;

/// <summary>GET ?wsdl and ?xsd. Open to anyone who can connect: a client must be built before it has a certificate.</summary>
internal sealed class ContractEndpoint(IServer server, IOptions<SoapOptions> options)
{
    private readonly string _schema = MessagingSchema.Create(HanOperations.Messaging);

    public async Task HandleAsync(HttpContext context)
    {
        string? text = context.Request.Query.ContainsKey("wsdl") ? MessagingWsdl.Create(HanOperations.Messaging, _schema, Address())
            : context.Request.Query.ContainsKey("xsd") ? _schema
            : null;
        if (text is null)
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Post;
            return;
        }

        context.Response.ContentType = SoapWriter.ContentType;
        await context.Response.WriteAsync("""<?xml version="1.0" encoding="utf-8"?>""" + "\n" + text, Encoding.UTF8, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Never from the Host header: whoever can forge it would send callers' requests elsewhere.</summary>
    private Uri Address()
    {
        Uri url = options.Value.PublicUrl ?? FirstListener();
        return url.AbsolutePath.EndsWith(SoapNames.Path, StringComparison.Ordinal) ? url : new Uri(url, SoapNames.Path);
    }

    private Uri FirstListener()
    {
        ICollection<string> addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        BindingAddress first = addresses.Select(BindingAddress.Parse).OrderByDescending(a => a.Scheme == Uri.UriSchemeHttps).FirstOrDefault()
            ?? throw new InvalidOperationException("The server listens nowhere and Soap:PublicUrl is not set.");
        string host = first.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : first.Host;
        return new Uri($"{first.Scheme}://{host}:{first.Port}");
    }
}
