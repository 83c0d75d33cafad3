namespace Han.Gateway.Operations;

/// <summary>A namespace of operations (smt-han-api 12.1). SMT's own are recognisable; what SMT never had is in the extension's alone.</summary>
/// <param name="Uri">The target namespace of its schema, and of the Body's child.</param>
/// <param name="Prefix">The prefix that the WSDL and answers use.</param>
/// <param name="Name">What ?xsd= calls its schema.</param>
internal sealed record ServiceNamespace(string Uri, string Prefix, string Name)
{
    public static ServiceNamespace Messaging { get; } = new("http://schemas.esb.ams.com/smtxpmessaging", "smt", "messaging");

    public static ServiceNamespace Provisioning { get; } = new("http://schemas.esb.ams.com/smtxpprovisioning", "smtp", "provisioning");

    public static ServiceNamespace Agreement { get; } = new("http://schemas.esb.ams.com/smtxpagreement", "smta", "agreement");

    public static ServiceNamespace Extension { get; } = new("urn:han-gateway:ext:1", "ext", "ext");

    public static IReadOnlyList<ServiceNamespace> All { get; } = [Messaging, Provisioning, Agreement, Extension];

    /// <summary>The SOAPAction of an operation.</summary>
    public string Action(string operation) => Uri.StartsWith("urn:", StringComparison.Ordinal) ? $"{Uri}:{operation}" : $"{Uri}/{operation}";
}
