using System.Globalization;
using System.Xml.Linq;
using Han.Gateway.Development;
using Han.Gateway.Operations;

namespace Han.Gateway.StarterKit;

/// <summary>One example request for each operation that is served, in the order of the contract. Each has a RequestID: sent again, it is answered as the first time.</summary>
internal static class ExampleRequests
{
    /// <exception cref="InvalidOperationException">An operation has no example.</exception>
    /// <exception cref="InvalidDataException">The account's premises do not suffice.</exception>
    public static IReadOnlyList<ExampleRequest> For(DevelopmentAccount account)
    {
        var fields = new ExampleFields(account);
        return [.. HanOperations.All.Select(o => new ExampleRequest(o, Body(o, account, fields.Of(o.Name))))];
    }

    /// <summary>The RequestID of an operation's example.</summary>
    public static string Reference(string operation) => "example-" + operation;

    private static XElement Body(IHanOperation operation, DevelopmentAccount account, string fields) => new(
        (XNamespace)operation.Namespace.Uri + operation.Name, new XAttribute(XNamespace.Xmlns + operation.Namespace.Prefix, operation.Namespace.Uri),
        new XElement(
            operation.RequestElement,
            new XElement("RequestID", Reference(operation.Name)),
            new XElement("RequesterType", account.RequesterType.ToString(CultureInfo.InvariantCulture)),
            new XElement("RequesterAuthenticationID", account.Duns),
            new XElement("RequesterID", account.Requester),
            new XElement("RequestPriority", "M"),
            XElement.Parse($"<fields>{fields}</fields>").Elements()));
}
