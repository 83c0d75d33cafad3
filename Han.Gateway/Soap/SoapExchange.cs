using System.Security.Cryptography.X509Certificates;
using Han.Gateway.Operations;
using Han.Gateway.Requests;
using Han.Gateway.Soap.Security;

namespace Han.Gateway.Soap;

/// <summary>What is known of one message on its way through, filled in as it becomes known; the audit trail writes it down at the end, whatever the end is.</summary>
internal sealed class SoapExchange(string remote)
{
    public string Remote { get; } = remote;

    /// <summary>The client certificate of the connection; null until it has been looked at.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>The account that the message names; a claim until <see cref="Message"/> is there.</summary>
    public string? ClaimedAccount { get; set; }

    /// <summary>Who sent it; null while that is not proved.</summary>
    public AuthenticatedMessage? Message { get; set; }

    /// <summary>Where in the replay memory the message is noted; null where it is not.</summary>
    public long? Evidence { get; set; }

    public IHanOperation? Operation { get; set; }

    public HanRequest? Request { get; set; }
}
