using System.Xml.Linq;
using Han.Gateway.Operations;

namespace Han.Gateway.Soap.Contract;

/// <summary>
/// The WSDL 1.1 of the endpoint: one document with its schemas inside, document/literal wrapped, one port with every operation. gSOAP cannot resolve relative
/// imports and its wsdl2h cannot present a certificate, so there is nothing to import.
/// </summary>
internal static class HanWsdl
{
    /// <summary>The binding's local name.</summary>
    public const string Binding = "SMTxPMessagingBinding";

    private const string Transport = "http://schemas.xmlsoap.org/soap/http";

    private static readonly XNamespace _wsdl = "http://schemas.xmlsoap.org/wsdl/";
    private static readonly XNamespace _soap = "http://schemas.xmlsoap.org/wsdl/soap/";

    /// <summary>The binding's qualified name.</summary>
    public static XName BindingName { get; } = (XNamespace)ServiceNamespace.Messaging.Uri + Binding;

    public static XElement Create(IReadOnlyList<IHanOperation> operations, IEnumerable<XElement> schemas, Uri address) => new(
        _wsdl + "definitions", new XAttribute("name", "SMTxPMessaging"), new XAttribute("targetNamespace", ServiceNamespace.Messaging.Uri),
        new XAttribute(XNamespace.Xmlns + "wsdl", _wsdl), new XAttribute(XNamespace.Xmlns + "soap", _soap),
        ServiceNamespace.All.Select(s => new XAttribute(XNamespace.Xmlns + s.Prefix, s.Uri)),
        new XElement(_wsdl + "types", schemas),
        operations.SelectMany(o => new[] { Message(o, o.Name), Message(o, o.Name + "Response") }),
        Message(SoapWriter.FaultElement, "fault", $"{ServiceNamespace.Messaging.Prefix}:{SoapWriter.FaultElement}"),
        new XElement(_wsdl + "portType", new XAttribute("name", "SMTxPMessagingPortType"), operations.Select(PortOperation)),
        new XElement(
            _wsdl + "binding", new XAttribute("name", Binding), new XAttribute("type", "smt:SMTxPMessagingPortType"),
            new XElement(_soap + "binding", new XAttribute("style", "document"), new XAttribute("transport", Transport)), operations.Select(BindingOperation)),
        new XElement(
            _wsdl + "service", new XAttribute("name", "SMTxPMessagingService"),
            new XElement(
                _wsdl + "port", new XAttribute("name", "SMTxPMessagingPort"), new XAttribute("binding", $"{ServiceNamespace.Messaging.Prefix}:{Binding}"),
                new XElement(_soap + "address", new XAttribute("location", address.AbsoluteUri)))));

    private static XElement Message(IHanOperation operation, string name) => Message(name, "parameters", $"{operation.Namespace.Prefix}:{name}");

    private static XElement Message(string name, string part, string element) => new(
        _wsdl + "message", new XAttribute("name", name),
        new XElement(_wsdl + "part", new XAttribute("name", part), new XAttribute("element", element)));

    private static XElement PortOperation(IHanOperation operation) => new(
        _wsdl + "operation", new XAttribute("name", operation.Name),
        new XElement(_wsdl + "input", new XAttribute("message", $"smt:{operation.Name}")),
        new XElement(_wsdl + "output", new XAttribute("message", $"smt:{operation.Name}Response")),
        new XElement(_wsdl + "fault", new XAttribute("name", SoapWriter.FaultElement), new XAttribute("message", $"smt:{SoapWriter.FaultElement}")));

    private static XElement BindingOperation(IHanOperation operation) => new(
        _wsdl + "operation", new XAttribute("name", operation.Name),
        new XElement(_soap + "operation", new XAttribute("soapAction", operation.Namespace.Action(operation.Name)), new XAttribute("style", "document")),
        new XElement(_wsdl + "input", Literal("body")), new XElement(_wsdl + "output", Literal("body")),
        new XElement(
            _wsdl + "fault", new XAttribute("name", SoapWriter.FaultElement),
            new XElement(_soap + "fault", new XAttribute("name", SoapWriter.FaultElement), new XAttribute("use", "literal"))));

    private static XElement Literal(string part) => new(_soap + part, new XAttribute("use", "literal"));
}
