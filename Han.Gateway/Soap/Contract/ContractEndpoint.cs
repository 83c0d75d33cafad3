using System.Collections.Frozen;
using System.Text;
using System.Xml.Linq;
using Han.Gateway.Operations;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Han.Gateway.Soap.Contract;

/// <summary>GET ?wsdl, and ?xsd=messaging, provisioning, agreement or ext (messaging when it says something else). Open to anyone who can connect: a client must be built before it has a certificate.</summary>
internal sealed class ContractEndpoint(IServer server, IOptions<SoapOptions> options)
{
    private readonly FrozenDictionary<string, XElement> _schemas =
        HanSchema.Served(HanOperations.All).ToFrozenDictionary(s => s.Name, s => HanSchema.Create(s, HanOperations.All));

    public async Task HandleAsync(HttpContext context)
    {
        XElement? document = context.Request.Query.ContainsKey("wsdl") ? HanWsdl.Create(HanOperations.All, _schemas.Values, Address())
            : context.Request.Query.TryGetValue("xsd", out StringValues name) ? _schemas.GetValueOrDefault(name.ToString(), _schemas[ServiceNamespace.Messaging.Name])
            : null;
        if (document is null)
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Post;
            return;
        }

        context.Response.ContentType = SoapWriter.ContentType;
        await context.Response.WriteAsync("""<?xml version="1.0" encoding="utf-8"?>""" + "\n" + document + "\n", Encoding.UTF8, context.RequestAborted).ConfigureAwait(false);
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
