using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Sep.Codec.Security.Cbke;

/// <summary>
/// The side that begins a key establishment (U, the client), as a state machine for one exchange with one partner: it takes the partner's responses
/// and the passing of time, and says what to send and how long to wait. It has no clock and sends nothing itself. Anything out of order ends the
/// exchange with BAD_MESSAGE; after its end everything is ignored. Secrets are overwritten at the end, or by <see cref="Dispose"/>. 075356r15 annex
/// C.
/// </summary>
public sealed class CbkeInitiator : IDisposable
{
    private readonly CbkeSession _session;

    /// <summary>An exchange that has not begun.</summary>
    /// <param name="own">The own credentials.</param>
    /// <param name="ephemeral">A key drawn for this exchange alone.</param>
    /// <param name="partner">The responder's address.</param>
    /// <param name="timing">The own times.</param>
    /// <exception cref="ArgumentException">No ephemeral key, or the partner is the own device.</exception>
    public CbkeInitiator(CbkeCredentials own, in EccPrivateKey ephemeral, Eui64 partner, CbkeTiming timing)
    {
        _session = new CbkeSession(own, ephemeral, timing, isInitiator: true);
        if (partner == _session.Subject)
        {
            throw new ArgumentException("A device does not establish a key with itself.", nameof(partner));
        }

        _session.Partner = partner;
    }

    /// <summary>Begins: the Initiate request.</summary>
    /// <exception cref="InvalidOperationException">It has begun before.</exception>
    public CbkeStep Start()
    {
        if (_session.Phase != CbkePhase.Idle)
        {
            throw new InvalidOperationException("An exchange begins once.");
        }

        return Await(CbkePhase.Identity, _session.OwnIdentity);
    }

    /// <summary>Takes a message of the cluster's server side. Those from others than the partner are ignored.</summary>
    public CbkeStep Receive(Eui64 from, in CbkeMessage message)
    {
        if (!_session.IsRunning || from != _session.Partner)
        {
            return CbkeStep.Ignored;
        }

        return (_session.Phase, message.Kind) switch
        {
            (_, CbkeMessageKind.Terminate) => _session.Fail(CbkeStep.TerminatedByPartner(message)),
            (CbkePhase.Identity, CbkeMessageKind.Initiate) => Identify(message),
            (CbkePhase.EphemeralData, CbkeMessageKind.EphemeralData) => Agree(message),
            (CbkePhase.Confirmation, CbkeMessageKind.ConfirmKey) => Confirm(message),
            _ => _session.Fail(CbkeStep.Rejected(TerminateStatus.BadMessage)),
        };
    }

    /// <summary>The time of the last step has passed without an answer: the exchange is over, and nothing is sent.</summary>
    public CbkeStep TimeOut() => _session.IsRunning ? _session.Fail(CbkeStep.TimedOut) : CbkeStep.Ignored;

    /// <summary>Hands over the new link key, once.</summary>
    /// <returns>False unless the exchange is established and the key still here.</returns>
    public bool TryTakeLinkKey(out AesKey key) => _session.TryTakeLinkKey(out key);

    /// <summary>Overwrites the secrets and ends the exchange without a message.</summary>
    public void Dispose() => _session.Fail(CbkeStep.Ignored);

    private CbkeStep Identify(in CbkeMessage message) => _session.Identify(message) is { } status
        ? _session.Fail(CbkeStep.Rejected(status))
        : Await(CbkePhase.EphemeralData, _session.OwnEphemeralData);

    private CbkeStep Agree(in CbkeMessage message) => _session.TryAgree(message)
        ? Await(CbkePhase.Confirmation, _session.OwnConfirmation)
        : _session.Fail(CbkeStep.Rejected(TerminateStatus.BadMessage));

    private CbkeStep Confirm(in CbkeMessage message)
    {
        if (!_session.Confirms(message))
        {
            return _session.Fail(CbkeStep.Rejected(TerminateStatus.BadKeyConfirm));
        }

        _session.Phase = CbkePhase.Established;
        return CbkeStep.Established(null);
    }

    private CbkeStep Await(CbkePhase phase, in CbkeMessage message)
    {
        _session.Phase = phase;
        return CbkeStep.Waiting(message, _session.TimeoutSeconds);
    }
}
