using System.Text;
using System.Xml;

namespace Han.Gateway.Demo;

/// <summary>The SOAP requests of the demonstration's REP, as a client would write them.</summary>
internal static class DemoRequests
{
    private const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private const string Smt = "http://schemas.esb.ams.com/smtxpmessaging";
    private const string Wsse = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    /// <summary>processLCEvent: an hour of moderate load control from <paramref name="start"/> (null: now), randomised at start and end.</summary>
    public static byte[] Event(DemoCaller caller, IEnumerable<(string EsiId, string Meter)> addresses, string reference, DateTimeOffset? start, int minutes) =>
        Write(caller, "processLCEvent", "SMTxPLoadControlEventRequest", "M", addresses, reference, xml =>
        {
            xml.WriteStartElement("LCEventMessageBlock");
            xml.WriteElementString("DeviceClass", "4095");
            xml.WriteElementString("UtilityEnrollmentGroup", "0");
            if (start is { } at)
            {
                xml.WriteElementString("StartTime", XmlConvert.ToString(at));
            }

            xml.WriteElementString("DurationInMinutes", XmlConvert.ToString(minutes));
            xml.WriteElementString("CriticalityLevel", "3");
            xml.WriteElementString("CoolingTemperatureOffset", "20");
            xml.WriteElementString("DutyCycle", "50");
            xml.WriteElementString("EventControl", "3");
            xml.WriteEndElement();
        });

    /// <summary>processCancelLCEvent: ends one event at once.</summary>
    public static byte[] Cancel(DemoCaller caller, IEnumerable<(string EsiId, string Meter)> addresses, string reference, string originalRequestId) =>
        Write(caller, "processCancelLCEvent", "SMTxPCancelLoadControlEventRequest", "H", addresses, reference, xml =>
        {
            xml.WriteStartElement("CancelLCEventMessageBlock");
            xml.WriteElementString("RequestID", originalRequestId);
            xml.WriteElementString("CancelControl", "0");
            xml.WriteEndElement();
        });

    /// <summary>processCancelAllLCEvents: ends whatever is stored, at once.</summary>
    public static byte[] CancelAll(DemoCaller caller, IEnumerable<(string EsiId, string Meter)> addresses, string reference) =>
        Write(caller, "processCancelAllLCEvents", "SMTxPCancelAllLoadControlEventRequest", "L", addresses, reference, xml =>
        {
            xml.WriteStartElement("CancelAllLCEventMessageBlock");
            xml.WriteElementString("CancelControl", "0");
            xml.WriteEndElement();
        });

    private static byte[] Write(
        DemoCaller caller, string operation, string request, string priority, IEnumerable<(string EsiId, string Meter)> addresses, string reference,
        Action<XmlWriter> block)
    {
        using var stream = new MemoryStream();
        using (XmlWriter xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("soapenv", "Envelope", Soap);
            xml.WriteStartElement("Header", Soap);
            xml.WriteStartElement("wsse", "Security", Wsse);
            xml.WriteStartElement("UsernameToken", Wsse);
            xml.WriteElementString("Username", Wsse, caller.User);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteStartElement("Body", Soap);
            xml.WriteStartElement("smt", operation, Smt);
            xml.WriteStartElement(request);
            xml.WriteElementString("RequestID", reference);
            xml.WriteElementString("RequesterType", "0");
            xml.WriteElementString("RequesterAuthenticationID", caller.Duns);
            xml.WriteElementString("RequesterID", caller.Requester);
            xml.WriteElementString("RequestPriority", priority);
            xml.WriteStartElement("AddressBlock");
            xml.WriteStartElement("AddressList");
            foreach ((string esiId, string meter) in addresses)
            {
                xml.WriteStartElement("Address");
                xml.WriteElementString("ESIID", esiId);
                xml.WriteElementString("MeterSerialNumber", meter);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
            block(xml);
            xml.WriteEndDocument();
        }

        return stream.ToArray();
    }
}
