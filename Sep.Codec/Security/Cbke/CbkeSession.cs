using System.Numerics;
using System.Security.Cryptography;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Sep.Codec.Security.Cbke;

/// <summary>
/// The half of an exchange that does not depend on who began it: who the parties are, the secrets, and the checks of what the partner sends.
/// </summary>
internal sealed class CbkeSession
{
    private readonly CbkeCredentials _own;
    private readonly bool _isInitiator;
    private readonly EccPublicKey _ephemeralPublic;
    private readonly byte[] _point = new byte[EccPublicKey.Size];
    private readonly byte[] _partnerPoint = new byte[EccPublicKey.Size];

    private EccPrivateKey _ephemeral;
    private EccPublicKey _partnerStatic;
    private CbkeKeys _keys;
    private byte _partnerEphemeralDataSeconds;
    private byte _partnerConfirmKeySeconds;

    /// <exception cref="ArgumentException">No ephemeral key.</exception>
    public CbkeSession(CbkeCredentials own, in EccPrivateKey ephemeral, CbkeTiming timing, bool isInitiator)
    {
        _own = own;
        _isInitiator = isInitiator;
        Timing = timing;
        _ephemeral = ephemeral;
        _ephemeralPublic = ephemeral.ToPublicKey();
        _ephemeralPublic.CopyTo(_point);
    }

    public CbkeTiming Timing { get; }

    public CbkePhase Phase { get; set; }

    public Eui64 Partner { get; set; }

    public Eui64 Subject => _own.Certificate.Subject;

    public bool IsRunning => Phase is CbkePhase.Identity or CbkePhase.EphemeralData or CbkePhase.Confirmation;

    /// <summary>Seconds until the partner's next message is overdue: what it announced for that one, and the margin.</summary>
    public int TimeoutSeconds => Timing.MarginSeconds + Phase switch
    {
        CbkePhase.EphemeralData => _partnerEphemeralDataSeconds,
        CbkePhase.Confirmation => _partnerConfirmKeySeconds,
        _ => 0,
    };

    public CbkeMessage OwnIdentity
    {
        get
        {
            ImplicitCertificate certificate = _own.Certificate;
            return CbkeMessage.Initiate(CbkeMessage.Suite1, Timing.EphemeralDataSeconds, Timing.ConfirmKeySeconds, certificate);
        }
    }

    public CbkeMessage OwnEphemeralData => CbkeMessage.EphemeralData(_point);

    public CbkeMessage OwnConfirmation
    {
        get
        {
            Span<byte> mac = stackalloc byte[KeyedHash.MacSize];
            Mac(_isInitiator, mac);
            return CbkeMessage.ConfirmKey(mac);
        }
    }

    /// <summary>Takes the partner's Initiate: suite, times, issuer, subject, and whether its certificate makes a key.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public TerminateStatus? Identify(in CbkeMessage message)
    {
        if (BitOperations.PopCount(message.Suite) != 1 || message.Suite != CbkeMessage.Suite1)
        {
            return TerminateStatus.UnsupportedSuite;
        }

        ImplicitCertificate certificate = new(message.Certificate);
        if (certificate.Issuer != _own.Certificate.Issuer)
        {
            return TerminateStatus.UnknownIssuer;
        }

        if (message.EphemeralDataSeconds > CbkeTiming.MaxSeconds || message.ConfirmKeySeconds > CbkeTiming.MaxSeconds
            || certificate.Subject != Partner || certificate.Subject == Subject
            || !certificate.TryGetPublicKey(_own.Authority, out _partnerStatic))
        {
            return TerminateStatus.BadMessage;
        }

        _partnerEphemeralDataSeconds = message.EphemeralDataSeconds;
        _partnerConfirmKeySeconds = message.ConfirmKeySeconds;
        return null;
    }

    /// <summary>Takes the partner's Ephemeral Data and derives the keys. The ephemeral key has done its work then, and is overwritten.</summary>
    /// <returns>False for a point that is none.</returns>
    public bool TryAgree(in CbkeMessage message)
    {
        Span<byte> secret = stackalloc byte[Ecmqv.SecretSize];
        if (!EccPublicKey.TryRead(message.Point, out EccPublicKey partnerEphemeral)
            || !Ecmqv.TryAgree(_own.Key, _ephemeral, _ephemeralPublic, _partnerStatic, partnerEphemeral, secret))
        {
            return false;
        }

        message.Point.CopyTo(_partnerPoint);
        _keys = CbkeKeys.Derive(secret);
        CryptographicOperations.ZeroMemory(secret);
        _ephemeral.Clear();
        return true;
    }

    /// <summary>Whether the partner's Confirm Key proves that it has the key.</summary>
    public bool Confirms(in CbkeMessage message)
    {
        Span<byte> mac = stackalloc byte[KeyedHash.MacSize];
        Mac(!_isInitiator, mac);
        return CryptographicOperations.FixedTimeEquals(mac, message.Mac);
    }

    /// <summary>Hands over the link key of an established exchange, once, and overwrites all secrets.</summary>
    public bool TryTakeLinkKey(out AesKey key)
    {
        key = Phase == CbkePhase.Established ? _keys.LinkKey : default;
        if (Phase == CbkePhase.Established)
        {
            Forget();
        }

        return !key.IsNone;
    }

    /// <summary>Ends the exchange without a key.</summary>
    public CbkeStep Fail(in CbkeStep step)
    {
        Forget();
        Phase = CbkePhase.Failed;
        return step;
    }

    /// <summary>Overwrites all secrets.</summary>
    public void Forget()
    {
        _ephemeral.Clear();
        _keys.Clear();
    }

    private void Mac(bool ofInitiator, Span<byte> mac)
    {
        if (_isInitiator)
        {
            Mac(ofInitiator, Subject, Partner, _point, _partnerPoint, mac);
        }
        else
        {
            Mac(ofInitiator, Partner, Subject, _partnerPoint, _point, mac);
        }
    }

    private void Mac(bool ofInitiator, Eui64 initiator, Eui64 responder, byte[] initiatorPoint, byte[] responderPoint, Span<byte> mac)
    {
        if (ofInitiator)
        {
            _keys.InitiatorMac(initiator, responder, initiatorPoint, responderPoint, mac);
        }
        else
        {
            _keys.ResponderMac(initiator, responder, initiatorPoint, responderPoint, mac);
        }
    }
}
