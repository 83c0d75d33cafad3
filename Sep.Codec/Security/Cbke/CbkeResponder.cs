using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Sep.Codec.Security.Cbke;

/// <summary>
/// The side that answers a key establishment (V, the server; an ESI), as a state machine for one exchange, with whoever begins it: it takes
/// requests and the passing of time, and says what to answer and how long to wait. It has no clock and sends nothing itself. While the exchange
/// runs, a second one is refused with NO_RESOURCES and the first goes on; anything else out of order from the partner ends it with BAD_MESSAGE.
/// After its end everything is ignored: a further exchange needs a further object. Secrets are overwritten at the end, or by <see cref="Dispose"/>.
/// 075356r15 annex C.
/// </summary>
public sealed class CbkeResponder : IDisposable
{
    private readonly CbkeSession _session;

    /// <summary>An exchange that nobody has begun.</summary>
    /// <param name="own">The own credentials.</param>
    /// <param name="ephemeral">A key drawn for this exchange alone.</param>
    /// <param name="timing">The own times.</param>
    /// <exception cref="ArgumentException">No ephemeral key.</exception>
    public CbkeResponder(CbkeCredentials own, in EccPrivateKey ephemeral, CbkeTiming timing) =>
        _session = new CbkeSession(own, ephemeral, timing, isInitiator: false);

    /// <summary>Whose exchange this is; none before it has begun.</summary>
    public Eui64 Partner => _session.Partner;

    /// <summary>Whether an exchange has begun and not ended.</summary>
    public bool IsBusy => _session.IsRunning;

    /// <summary>Takes a message of the cluster's client side.</summary>
    /// <param name="from">The sender's address, by the layers below.</param>
    /// <param name="message">The message. The answer repeats the sequence number of its frame, which is the caller's business.</param>
    public CbkeStep Receive(Eui64 from, in CbkeMessage message)
    {
        if (_session.Phase == CbkePhase.Idle)
        {
            return Begin(from, message);
        }

        if (!_session.IsRunning)
        {
            return CbkeStep.Ignored;
        }

        if (message.Kind == CbkeMessageKind.Initiate)
        {
            return CbkeStep.Refused(TerminateStatus.NoResources, _session.Timing.BusySeconds);
        }

        if (from != _session.Partner)
        {
            return Stray(message);
        }

        return (_session.Phase, message.Kind) switch
        {
            (_, CbkeMessageKind.Terminate) => _session.Fail(CbkeStep.TerminatedByPartner(message)),
            (CbkePhase.EphemeralData, CbkeMessageKind.EphemeralData) => Agree(message),
            (CbkePhase.Confirmation, CbkeMessageKind.ConfirmKey) => Confirm(message),
            _ => _session.Fail(CbkeStep.Rejected(TerminateStatus.BadMessage)),
        };
    }

    /// <summary>The time of the last step has passed without a request: the exchange is over, and nothing is sent.</summary>
    public CbkeStep TimeOut() => _session.IsRunning ? _session.Fail(CbkeStep.TimedOut) : CbkeStep.Ignored;

    /// <summary>Hands over the new link key, once. Its use begins when the last message has gone out under the old one.</summary>
    /// <returns>False unless the exchange is established and the key still here.</returns>
    public bool TryTakeLinkKey(out AesKey key) => _session.TryTakeLinkKey(out key);

    /// <summary>Overwrites the secrets and ends the exchange without a message.</summary>
    public void Dispose() => _session.Fail(CbkeStep.Ignored);

    /// <summary>A message that belongs to no exchange. A Terminate is never answered.</summary>
    private static CbkeStep Stray(in CbkeMessage message) => message.Kind == CbkeMessageKind.Terminate
        ? CbkeStep.Ignored
        : CbkeStep.Refused(TerminateStatus.BadMessage, 0);

    private CbkeStep Begin(Eui64 from, in CbkeMessage message)
    {
        if (message.Kind != CbkeMessageKind.Initiate)
        {
            return Stray(message);
        }

        _session.Partner = from;
        return _session.Identify(message) is { } status
            ? _session.Fail(CbkeStep.Rejected(status))
            : Await(CbkePhase.EphemeralData, _session.OwnIdentity);
    }

    private CbkeStep Agree(in CbkeMessage message) => _session.TryAgree(message)
        ? Await(CbkePhase.Confirmation, _session.OwnEphemeralData)
        : _session.Fail(CbkeStep.Rejected(TerminateStatus.BadMessage));

    private CbkeStep Confirm(in CbkeMessage message)
    {
        if (!_session.Confirms(message))
        {
            return _session.Fail(CbkeStep.Rejected(TerminateStatus.BadKeyConfirm));
        }

        _session.Phase = CbkePhase.Established;
        return CbkeStep.Established(_session.OwnConfirmation);
    }

    private CbkeStep Await(CbkePhase phase, in CbkeMessage message)
    {
        _session.Phase = phase;
        return CbkeStep.Waiting(message, _session.TimeoutSeconds);
    }
}
