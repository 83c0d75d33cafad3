using Han.Gateway.Authorization;
using Han.Gateway.Operations;
using Han.Gateway.Requests;
using Han.Gateway.Soap.Security;

namespace Han.Gateway.Soap;

/// <summary>From the bytes of a message to a request that may be handed on: read, authenticated, verified, not a copy, within its account's rate.</summary>
internal sealed class SoapReceiver(EnvelopeReader reader, MessageAuthentication authentication, AccountRateLimits rates)
{
    /// <param name="exchange">Has the client certificate; gets what becomes known.</param>
    /// <exception cref="SoapFaultException">The message is refused, and nothing of it was kept.</exception>
    public SoapRequest<Caller> Receive(byte[] buffer, int length, string soapAction, SoapExchange exchange)
    {
        SoapRequest<AuthenticatedMessage> read = reader.ReadVerified(buffer, length, soapAction, header => Authenticate(header, exchange));
        (exchange.Operation, exchange.Request) = (read.Operation, read.Request);

        // Before it is remembered: what is told to come again later is no copy when it does.
        if (read.Operation.IsRateLimited && !rates.TryTake(read.Caller.Caller.Account, out TimeSpan retryAfter))
        {
            throw new SoapFaultException(SoapFault.TooManyRequests(retryAfter));
        }

        authentication.Remember(read.Caller);
        return new SoapRequest<Caller>(read.Caller.Caller, read.Operation, read.Request);
    }

    private (AuthenticatedMessage, SignedBodyDigest?) Authenticate(SecurityHeader? header, SoapExchange exchange)
    {
        exchange.ClaimedAccount = header?.UsernameToken?.Username;
        (AuthenticatedMessage message, SignedBodyDigest? body) = authentication.Authenticate(header, exchange.Certificate!);
        exchange.Message = message;
        return (message, body);
    }
}
