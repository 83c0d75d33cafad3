using Han.Gateway.Operations;
using Han.Gateway.Requests;

namespace Han.Gateway.Soap;

/// <summary>A document that passed: who asks, by which operation, for what.</summary>
internal sealed record SoapRequest<TCaller>(TCaller Caller, IHanOperation Operation, HanRequest Request);
