using System.Security.Cryptography;
using DeviceEmulator.Time;
using Sep.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace DeviceEmulator.Stack;

/// <summary>
/// Key establishment over cluster 0x0800 (075356r15 Annex C) wherever the host runs it: both roles, one exchange at a time, the mathematics by the codec's
/// machines. The last confirmation goes under the old key; the new one takes its place when the partner has acknowledged that. docs/stack.md says which
/// rules are kept. Belongs to one loop.
/// </summary>
internal sealed partial class KeyEstablishmentDriver(
    Agenda agenda, IEntropy entropy, CbkeCredentials? credentials, CbkeTiming timing, KeyEstablishmentPace pace, IKeyEstablishmentCarrier carrier) : IDisposable
{
    private const int RandomOctets = 32;

    private readonly LoopPost _post = new(agenda);
    private KeyEstablishmentExchange? _exchange;
    private int _nextToken;
    private byte _sequence;

    public IKeyEstablishmentListener? Listener { get; set; }

    public bool IsBusy => _exchange is not null;

    /// <summary>It has credentials, without which it refuses everybody.</summary>
    public bool IsSupported => credentials is not null;

    /// <summary>As <see cref="IKeyEstablishment.Start"/>, at a given endpoint of the partner.</summary>
    public int Start(Eui64 partner, byte endpoint)
    {
        int token = _nextToken;
        _nextToken = (_nextToken + 1) & int.MaxValue;
        _post.Later(() =>
        {
            NetworkStatus status = !carrier.IsUp ? NetworkStatus.InvalidState
                : credentials is null ? NetworkStatus.NotSupported
                : !carrier.IsMember(partner) ? NetworkStatus.UnknownDevice
                : _exchange is not null ? NetworkStatus.Busy
                : NetworkStatus.Success;
            Listener?.OnStarted(token, status);
            if (status == NetworkStatus.Success)
            {
                _exchange = Begin(partner, endpoint, isInitiator: true);
                Follow(_exchange, _exchange.Start());
            }
        });
        return token;
    }

    /// <summary>The partner is no member any more.</summary>
    public void PartnerGone(Eui64 partner)
    {
        if (_exchange is { } exchange && exchange.Partner == partner)
        {
            End(exchange, new KeyEstablishmentOutcome(KeyEstablishmentResult.PartnerGone));
        }
    }

    /// <summary>Forgets what is under way without a word, as at a loss of power.</summary>
    public void Forget()
    {
        _post.Clear();
        _exchange?.Dispose();
        _exchange = null;
    }

    /// <summary>Overwrites the secrets of what is under way.</summary>
    public void Dispose() => Forget();

    /// <summary>An exchange with an ephemeral key of its own, of which no copy stays outside of it.</summary>
    private KeyEstablishmentExchange Begin(Eui64 partner, byte endpoint, bool isInitiator)
    {
        Span<byte> random = stackalloc byte[RandomOctets];
        entropy.Fill(random);
        EccPrivateKey ephemeral = EccPrivateKey.Draw(random);
        CryptographicOperations.ZeroMemory(random);
        try
        {
            return isInitiator
                ? new KeyEstablishmentExchange(partner, endpoint, new CbkeInitiator(credentials!, ephemeral, partner, timing), null)
                : new KeyEstablishmentExchange(partner, endpoint, null, new CbkeResponder(credentials!, ephemeral, timing));
        }
        finally
        {
            ephemeral.Clear();
        }
    }

    private void Follow(KeyEstablishmentExchange exchange, CbkeStep step)
    {
        switch (step.Outcome)
        {
            case CbkeOutcome.Waiting:
                CbkeMessage next = step.Message!.Value;
                Pause(exchange, SecondsFor(next), () =>
                {
                    Speak(exchange, next, Ignore);
                    Pause(exchange, step.TimeoutSeconds, () => Follow(exchange, exchange.TimeOut()));
                });
                break;
            case CbkeOutcome.Established when step.Message is CbkeMessage last:
                exchange.IsEnding = true;
                Pause(exchange, SecondsFor(last), () => Speak(exchange, last, confirmed => Conclude(exchange, confirmed)));
                break;
            case CbkeOutcome.Established:
                exchange.IsEnding = true;
                Install(exchange);
                break;
            case CbkeOutcome.Failed:
                if (step.Message is CbkeMessage terminate)
                {
                    Speak(exchange, terminate, Ignore);
                }

                End(exchange, OutcomeOf(step.Failure!.Value));
                break;
        }
    }

    /// <summary>
    /// What became of the responder's last message. A partner that did not get it runs into its time-out and keeps the old key: then so does this side, or
    /// the two would have different ones.
    /// </summary>
    private void Conclude(KeyEstablishmentExchange exchange, ApsStatus confirmed)
    {
        if (!ReferenceEquals(_exchange, exchange))
        {
            return;
        }

        if (confirmed == ApsStatus.Success)
        {
            Install(exchange);
        }
        else
        {
            End(exchange, new KeyEstablishmentOutcome(KeyEstablishmentResult.TimedOut));
        }
    }

    private void Install(KeyEstablishmentExchange exchange)
    {
        exchange.Round++;
        _ = exchange.TryTakeKey(out AesKey key);
        carrier.Install(exchange.Partner, key, taken =>
        {
            if (ReferenceEquals(_exchange, exchange))
            {
                End(exchange, taken ? KeyEstablishmentOutcome.Established : new KeyEstablishmentOutcome(KeyEstablishmentResult.NotSupported));
            }
        });
        key.Clear();
    }

    private void End(KeyEstablishmentExchange exchange, in KeyEstablishmentOutcome outcome)
    {
        exchange.Dispose();
        _exchange = null;
        Listener?.OnOutcome(exchange.Partner, outcome);
    }

    /// <summary>A request has a number of its own, an answer that of its request.</summary>
    private void Speak(KeyEstablishmentExchange exchange, in CbkeMessage message, Action<ApsStatus> confirmed)
    {
        byte sequence = exchange.IsInitiator ? _sequence = unchecked((byte)(_sequence + 1)) : exchange.Sequence;
        Send(new KeyEstablishmentSender(exchange.Partner, exchange.Endpoint, sequence), exchange.IsInitiator, message, confirmed);
    }

    private void Send(KeyEstablishmentSender to, bool byInitiator, in CbkeMessage message, Action<ApsStatus> confirmed)
    {
        Span<byte> frame = stackalloc byte[KeyEstablishmentFrames.MaxSize];
        int length = KeyEstablishmentFrames.Write(frame, byInitiator, to.Sequence, message);
        carrier.Send(to.Device, to.Endpoint, frame[..length], confirmed);
    }

    private static void Ignore(ApsStatus status)
    {
    }

    /// <summary>Goes on later, unless the exchange does so before by a message.</summary>
    private void Pause(KeyEstablishmentExchange exchange, int seconds, Action step)
    {
        int round = ++exchange.Round;
        _post.After(seconds * 1000L, () =>
        {
            if (ReferenceEquals(_exchange, exchange) && exchange.Round == round)
            {
                step();
            }
        });
    }

    /// <summary>Seconds until a message leaves.</summary>
    private int SecondsFor(in CbkeMessage message) => (pace, message.Kind) switch
    {
        (KeyEstablishmentPace.AsAnnounced, CbkeMessageKind.EphemeralData) => timing.EphemeralDataSeconds,
        (KeyEstablishmentPace.AsAnnounced, CbkeMessageKind.ConfirmKey) => timing.ConfirmKeySeconds,
        _ => 0,
    };

    private static KeyEstablishmentOutcome OutcomeOf(in CbkeFailure failure) => failure.Cause == CbkeFailureCause.TimedOut
        ? new KeyEstablishmentOutcome(KeyEstablishmentResult.TimedOut)
        : new KeyEstablishmentOutcome(
            KeyEstablishmentResult.Terminated, (KeyEstablishmentStatus)(failure.Status ?? default), failure.WaitSeconds,
            failure.Cause == CbkeFailureCause.TerminatedByPartner);
}
