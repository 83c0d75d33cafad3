using System.Text.Json.Serialization;

namespace Han.Gateway.Requests;

/// <summary>What a request is answered with. Faults of form and of security are SOAP Faults and never come this far.</summary>
/// <param name="RequestId">The gateway's own id, 24 lower-case hex digits.</param>
/// <param name="StatusCode">"0", "0001" (accepted with faults) or a HAN-nnnn code.</param>
[JsonPolymorphic]
[JsonDerivedType(typeof(Acknowledgement), "messaging")]
[JsonDerivedType(typeof(ProvisionAcknowledgement), "provisioning")]
[JsonDerivedType(typeof(AgreementAcknowledgement), "agreement")]
public abstract record HanAnswer(string RequestId, string StatusCode, string StatusMessage)
{
    [JsonIgnore]
    public bool Accepted => StatusCode is Refusals.Accepted or Refusals.AcceptedWithFaults;

    /// <summary>A refusal in the form of this answer.</summary>
    public abstract HanAnswer Refused(string requestId, Refusal refusal);
}
