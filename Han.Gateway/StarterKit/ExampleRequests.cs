using System.Globalization;
using System.Xml.Linq;
using Han.Gateway.Operations;

namespace Han.Gateway.StarterKit;

/// <summary>One example request for each operation that is served, in the order of the contract. Each has a RequestID: sent again, it is answered as the first time.</summary>
internal static class ExampleRequests
{
    /// <exception cref="InvalidOperationException">An operation has no example.</exception>
    /// <exception cref="InvalidDataException">The account's premises do not suffice.</exception>
    public static IReadOnlyList<ExampleRequest> For(StarterKitSource source)
    {
        var fields = new ExampleFields(source.Account);
        return [.. HanOperations.All.Select(o => new ExampleRequest(o, Body(o, source, fields.Of(o.Name))))];
    }

    /// <summary>Whether there are rows of what becomes of such a request: it sends something to meters or is about a device.</summary>
    public static bool HasOutcome(IHanOperation operation) =>
        operation.Namespace == ServiceNamespace.Messaging || operation.Namespace == ServiceNamespace.Provisioning;

    /// <summary>The RequestID of an operation's example.</summary>
    public static string Reference(string operation) => "example-" + operation;

    private static XElement Body(IHanOperation operation, StarterKitSource source, string fields) => new(
        (XNamespace)operation.Namespace.Uri + operation.Name, new XAttribute(XNamespace.Xmlns + operation.Namespace.Prefix, operation.Namespace.Uri),
        new XElement(
            operation.RequestElement,
            new XElement("RequestID", Reference(operation.Name)),
            new XElement("RequesterType", source.Account.RequesterType.ToString(CultureInfo.InvariantCulture)),
            new XElement("RequesterAuthenticationID", source.Account.Duns),
            new XElement("RequesterID", source.Account.Requester),
            new XElement("RequestPriority", "M"),
            source.Callback is { } callback && HasOutcome(operation) ? new XElement("CallbackUri", callback.OriginalString) : null,
            XElement.Parse($"<fields>{fields}</fields>").Elements()));
}
