namespace Han.Gateway.Soap;

/// <summary>SMTxPFault: which element broke which rule.</summary>
/// <param name="Element">The element's local name; empty where the document as a whole is meant.</param>
/// <param name="AddressOrdinal">The Address it stands in, from 1; null outside the address list.</param>
/// <param name="Rule">A stable word: missing, sequence, choice, content, integer, range, length, pattern, enumeration, time, date, uri, well-formed, operation, action.</param>
internal sealed record SoapFaultDetail(string FaultCode, string Element, int? AddressOrdinal, string Rule, string Message)
{
    /// <summary>The document is not XML as SOAP 1.1 allows it.</summary>
    public const string MalformedCode = "HAN-0001";

    /// <summary>The document is XML but not a request of the schema.</summary>
    public const string SchemaCode = "HAN-0002";
}
