using System.Xml.Linq;
using Han.Gateway.Soap.Contract;

namespace Han.Gateway.StarterKit;

/// <summary>A SoapUI 5 project: the interface with one request for each operation, the WSDL in its cache, and the client's key store for mutual TLS.</summary>
internal static class SoapUiProject
{
    private const string WsdlFile = "file:wsdl/" + StarterKitWriter.WsdlFile;

    private static readonly XNamespace _con = "http://eviware.com/soapui/config";
    private static readonly XNamespace _xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static XDocument Create(IReadOnlyList<ExampleRequest> examples, StarterKitSource source, string wsdl) => new(
        new XDeclaration("1.0", "UTF-8", null),
        new XElement(
            _con + "soapui-project", new XAttribute(XNamespace.Xmlns + "con", _con), new XAttribute("name", "HAN gateway"), new XAttribute("resourceRoot", "${projectDir}"),
            new XAttribute("soapui-version", "5.7.0"),
            new XElement(_con + "settings"),
            Interface(examples, source, wsdl),
            new XElement(_con + "properties"),
            new XElement(
                _con + "wssContainer",
                new XElement(
                    _con + "crypto",
                    new XElement(_con + "source", Path.Combine(source.KitDirectory, source.Account.Pfx)),
                    new XElement(_con + "password", source.Account.PfxPassword),
                    new XElement(_con + "type", "KEYSTORE")))));

    private static XElement Interface(IReadOnlyList<ExampleRequest> examples, StarterKitSource source, string wsdl) => new(
        _con + "interface", new XAttribute(XNamespace.Xmlns + "xsi", _xsi), new XAttribute(_xsi + "type", "con:WsdlInterface"), new XAttribute("wsaVersion", "NONE"),
        new XAttribute("name", HanWsdl.Binding), new XAttribute("type", "wsdl"), new XAttribute("bindingName", HanWsdl.BindingName.ToString()),
        new XAttribute("soapVersion", "1_1"), new XAttribute("anonymous", "optional"), new XAttribute("definition", WsdlFile),
        new XElement(_con + "settings"),
        new XElement(
            _con + "definitionCache", new XAttribute("type", "TEXT"), new XAttribute("rootPart", WsdlFile),
            new XElement(
                _con + "part", new XElement(_con + "url", WsdlFile), new XElement(_con + "content", new XCData(wsdl)),
                new XElement(_con + "type", "http://schemas.xmlsoap.org/wsdl/"))),
        new XElement(_con + "endpoints", new XElement(_con + "endpoint", source.Account.Url.AbsoluteUri)),
        examples.Select(e => Operation(e, source)));

    private static XElement Operation(ExampleRequest example, StarterKitSource source) => new(
        _con + "operation", new XAttribute("isOneWay", "false"), new XAttribute("action", example.Action), new XAttribute("name", example.Operation.Name),
        new XAttribute("bindingOperationName", example.Operation.Name), new XAttribute("type", "Request-Response"), new XAttribute("inputName", ""),
        new XAttribute("outputName", ""), new XAttribute("receivesAttachments", "false"), new XAttribute("sendsAttachments", "false"),
        new XAttribute("anonymous", "optional"),
        new XElement(_con + "settings"),
        new XElement(
            _con + "call", new XAttribute("name", "Example"), new XAttribute("sslKeystore", source.Account.Pfx),
            new XElement(_con + "settings"),
            new XElement(_con + "encoding", "UTF-8"),
            new XElement(_con + "endpoint", source.Account.Url.AbsoluteUri),
            new XElement(_con + "request", new XCData(example.Envelope(source.Account.User).ToString())),
            new XElement(_con + "wsaConfig", new XAttribute("mustUnderstand", "NONE"), new XAttribute("version", "200508"))));
}
