namespace Han.Gateway.Soap;

/// <summary>Address of the SOAP endpoint; namespaces of SOAP 1.1 and WS-Security 1.0. Those of the operations are in <see cref="Operations.ServiceNamespace"/>.</summary>
internal static class SoapNames
{
    public const string Path = "/smtxp/messaging";

    public const string Envelope = "http://schemas.xmlsoap.org/soap/envelope/";
    public const string Envelope12 = "http://www.w3.org/2003/05/soap-envelope";
    public const string NextActor = "http://schemas.xmlsoap.org/soap/actor/next";

    public const string Security = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    public const string SecurityUtility = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

    public const string PasswordText = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";
}
