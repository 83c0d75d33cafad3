using System.Security;
using System.Text;
using Han.Gateway.Operations;

namespace Han.Gateway.Soap.Contract;

/// <summary>
/// The WSDL 1.1 of the messaging endpoint: one document with its schema inside, document/literal wrapped. gSOAP cannot resolve relative imports and
/// its wsdl2h cannot present a certificate, so there is nothing to import.
/// </summary>
internal static class MessagingWsdl
{
    public static string Create(IReadOnlyList<IHanOperation> operations, string schema, Uri address)
    {
        var wsdl = new StringBuilder();
        wsdl.Append($"""
            <wsdl:definitions name="SMTxPMessaging" targetNamespace="{SoapNames.Messaging}" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:smt="{SoapNames.Messaging}">
            <wsdl:types>
            {schema}</wsdl:types>

            """);
        foreach (IHanOperation operation in operations)
        {
            AppendMessage(wsdl, operation.Name);
            AppendMessage(wsdl, operation.Name + "Response");
        }

        AppendMessage(wsdl, SoapWriter.FaultElement);
        wsdl.Append("<wsdl:portType name=\"SMTxPMessagingPortType\">\n");
        foreach (IHanOperation operation in operations)
        {
            wsdl.Append($"""
                <wsdl:operation name="{operation.Name}">
                  <wsdl:input message="smt:{operation.Name}"/>
                  <wsdl:output message="smt:{operation.Name}Response"/>
                  <wsdl:fault name="{SoapWriter.FaultElement}" message="smt:{SoapWriter.FaultElement}"/>
                </wsdl:operation>

                """);
        }

        wsdl.Append("""
            </wsdl:portType>
            <wsdl:binding name="SMTxPMessagingBinding" type="smt:SMTxPMessagingPortType">
            <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>

            """);
        foreach (IHanOperation operation in operations)
        {
            wsdl.Append($"""
                <wsdl:operation name="{operation.Name}">
                  <soap:operation soapAction="{SoapNames.Action(operation.Name)}" style="document"/>
                  <wsdl:input><soap:body use="literal"/></wsdl:input>
                  <wsdl:output><soap:body use="literal"/></wsdl:output>
                  <wsdl:fault name="{SoapWriter.FaultElement}"><soap:fault name="{SoapWriter.FaultElement}" use="literal"/></wsdl:fault>
                </wsdl:operation>

                """);
        }

        wsdl.Append($"""
            </wsdl:binding>
            <wsdl:service name="SMTxPMessagingService">
            <wsdl:port name="SMTxPMessagingPort" binding="smt:SMTxPMessagingBinding"><soap:address location="{SecurityElement.Escape(address.AbsoluteUri)}"/></wsdl:port>
            </wsdl:service>
            </wsdl:definitions>

            """);
        return wsdl.ToString();
    }

    private static void AppendMessage(StringBuilder wsdl, string name) => wsdl
        .Append("<wsdl:message name=\"").Append(name).Append("\"><wsdl:part name=\"").Append(name == SoapWriter.FaultElement ? "fault" : "parameters")
        .Append("\" element=\"smt:").Append(name).Append("\"/></wsdl:message>\n");
}
