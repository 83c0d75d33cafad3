namespace Han.Gateway.Soap;

/// <summary>
/// Carries a <see cref="SoapFault"/> out of the forward-only readers. A throw costs tens of microseconds once per refused request; threading a
/// result through every field read would cost every good request instead.
/// </summary>
internal sealed class SoapFaultException(SoapFault fault, Exception? inner = null) : Exception(fault.Reason, inner)
{
    public SoapFault Fault { get; } = fault;

    /// <summary>For the audit trail alone: what the caller is not told. Null where the fault's reason says it all.</summary>
    public string? Why { get; init; }
}
