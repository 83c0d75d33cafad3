using System.Xml.Linq;
using Han.Gateway.StarterKit;

namespace Han.Tests.Interop;

/// <summary>A request that a foreign client is to send.</summary>
/// <param name="Name">Tells it from the others; a file's name.</param>
internal sealed record ClientCall(string Name, ExampleRequest Request)
{
    public string Operation => Request.Operation.Name;

    /// <summary>The same about something else: the one element of that name says this.</summary>
    public ClientCall With(string element, string? value)
    {
        var body = new XElement(Request.Body);
        XElement changed = body.Descendants(element).Single();
        changed.Value = value ?? changed.Value;
        return this with { Request = Request with { Body = body } };
    }

    /// <summary>The question what has become of a request.</summary>
    public ClientCall About(string reference)
    {
        var body = new XElement(Request.Body);
        body.Descendants("HANRequestStatusBlock").Single().ReplaceNodes(new XElement("RequestID", reference), new XElement("PageSize", 500));

        // It changes nothing: a name of its own would not be kept.
        body.Elements().Single().Element("RequestID")!.Remove();
        return new ClientCall($"{Operation}.{reference}", Request with { Body = body });
    }
}
