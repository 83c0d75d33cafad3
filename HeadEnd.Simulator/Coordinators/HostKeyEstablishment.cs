using System.Security.Cryptography;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace HeadEnd.Simulator.Coordinators;

/// <summary>
/// Key establishment by the host, for coordinators that leave it to him (075356r15 Annex C): both roles, one exchange at a time, the mathematics by the
/// codec's machines, the key given to the coordinator when both confirmations are through.
/// </summary>
internal sealed class HostKeyEstablishment(
    Agenda agenda, CbkeCredentials? credentials, CbkeTiming timing, IKeyEstablishmentCarrier carrier, Func<IKeyEstablishmentListener?> listener)
    : IDisposable
{
    /// <summary>Where a partner that was not heard yet is asked: Smart Energy devices have their first endpoint here.</summary>
    private const byte FirstEndpoint = 1;

    private readonly LoopPost _post = new(agenda);
    private CbkeExchange? _exchange;
    private int _nextToken;
    private byte _sequence;

    /// <summary>Starts an exchange; see <see cref="IKeyEstablishment.Start"/>.</summary>
    public int Start(Eui64 partner)
    {
        int token = _nextToken;
        _nextToken = (_nextToken + 1) & int.MaxValue;
        _post.Later(() =>
        {
            NetworkStatus status = carrier.State != NetworkState.Up ? NetworkStatus.InvalidState
                : credentials is null ? NetworkStatus.NotSupported
                : !carrier.IsMember(partner) ? NetworkStatus.UnknownDevice
                : _exchange is not null ? NetworkStatus.Busy
                : NetworkStatus.Success;
            listener()?.OnStarted(token, status);
            if (status == NetworkStatus.Success)
            {
                CbkeInitiator initiator = Drawn(ephemeral => new CbkeInitiator(credentials!, ephemeral, partner, timing));
                _exchange = new CbkeExchange(partner, FirstEndpoint, initiator, null);
                Follow(_exchange, initiator.Start(), unchecked(_sequence++));
            }
        });
        return token;
    }

    /// <summary>Takes a frame of cluster 0x0800 from a member.</summary>
    public void Receive(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        if (!ZclFrame.TryRead(asdu, out ZclHeader header, out ReadOnlySpan<byte> payload))
        {
            return;
        }

        bool fromClient = header.Direction == Direction.ClientToServer;
        if (KeyEstablishmentFrames.Read(header, payload) is not CbkeMessage message)
        {
            Reject(address, fromClient, header.Sequence);
            return;
        }

        if (credentials is null)
        {
            // A partner that is not answered at all waits in vain, and comes again too soon.
            if (fromClient && message.Kind == CbkeMessageKind.Initiate)
            {
                Send(address.Source, address.SourceEndpoint, false, header.Sequence, CbkeMessage.Terminate(TerminateStatus.NoResources, timing.BusySeconds), null);
            }

            return;
        }

        if (fromClient)
        {
            Answer(address, header.Sequence, message);
        }
        else if (_exchange is { Initiator: { } initiator } exchange && exchange.Partner == address.Source)
        {
            exchange.Endpoint = address.SourceEndpoint;
            CbkeStep step = initiator.Receive(address.Source, message);
            Tell(exchange, message.Kind, step);
            Follow(exchange, step, unchecked(_sequence++));
        }
    }

    /// <summary>A device is no member any more.</summary>
    public void PartnerGone(Eui64 device)
    {
        if (_exchange is { } exchange && exchange.Partner == device)
        {
            End(exchange, new KeyEstablishmentOutcome(KeyEstablishmentResult.PartnerGone));
        }
    }

    /// <summary>The coordinator restarted: what is under way is over without a word.</summary>
    public void Forget()
    {
        _post.Clear();
        _exchange?.Dispose();
        _exchange = null;
    }

    /// <summary>Overwrites the secrets of what is under way.</summary>
    public void Dispose() => Forget();

    private static T Drawn<T>(Func<EccPrivateKey, T> make)
    {
        Span<byte> random = stackalloc byte[EccPrivateKey.Size];
        RandomNumberGenerator.Fill(random);
        EccPrivateKey ephemeral = EccPrivateKey.Draw(random);
        CryptographicOperations.ZeroMemory(random);
        T made = make(ephemeral);
        ephemeral.Clear();
        return made;
    }

    /// <summary>What is no message of the cluster is answered by BAD_MESSAGE, and ends the exchange that it was to belong to.</summary>
    private void Reject(in ApsAddress address, bool fromClient, byte sequence)
    {
        Send(address.Source, address.SourceEndpoint, !fromClient, sequence, CbkeMessage.Terminate(TerminateStatus.BadMessage, 0), null);
        if (_exchange is { } exchange && exchange.Partner == address.Source && fromClient == (exchange.Responder is not null))
        {
            End(exchange, new KeyEstablishmentOutcome(KeyEstablishmentResult.Terminated, KeyEstablishmentStatus.BadMessage));
        }
    }

    /// <summary>The partner is the client and so the initiator: this side answers.</summary>
    private void Answer(in ApsAddress address, byte sequence, in CbkeMessage message)
    {
        if (_exchange is { Initiator: not null })
        {
            if (message.Kind == CbkeMessageKind.Initiate)
            {
                Send(address.Source, address.SourceEndpoint, false, sequence, CbkeMessage.Terminate(TerminateStatus.NoResources, timing.BusySeconds), null);
            }

            return;
        }

        CbkeExchange exchange = _exchange ?? new CbkeExchange(
            address.Source, address.SourceEndpoint, null, Drawn(ephemeral => new CbkeResponder(credentials!, ephemeral, timing)));
        CbkeStep step = exchange.Responder!.Receive(address.Source, message);
        if (step.Outcome is CbkeOutcome.Ignored or CbkeOutcome.Refused)
        {
            if (step.Message is CbkeMessage refusal)
            {
                Send(address.Source, address.SourceEndpoint, false, sequence, refusal, null);
            }

            if (_exchange is null)
            {
                exchange.Dispose();
            }

            return;
        }

        _exchange = exchange;
        Tell(exchange, message.Kind, step);
        Follow(exchange, step, sequence);
    }

    private void Tell(CbkeExchange exchange, CbkeMessageKind received, in CbkeStep step)
    {
        KeyEstablishmentStage? stage = (received, step.Outcome) switch
        {
            (CbkeMessageKind.Initiate, CbkeOutcome.Waiting) => KeyEstablishmentStage.Initiated,
            (CbkeMessageKind.EphemeralData, CbkeOutcome.Waiting) => KeyEstablishmentStage.EphemeralDataExchanged,
            _ => null,
        };
        if (stage is KeyEstablishmentStage reached)
        {
            listener()?.OnStage(exchange.Partner, reached);
        }
    }

    private void Follow(CbkeExchange exchange, in CbkeStep step, byte sequence)
    {
        exchange.Wait++;
        bool isEstablished = step.Outcome == CbkeOutcome.Established;
        if (step.Message is CbkeMessage message)
        {
            // The last confirmation still goes under the old key: only when it is through the new one is used.
            Send(exchange.Partner, exchange.Endpoint, exchange.Initiator is not null, sequence, message, isEstablished ? status => Install(exchange, status) : null);
        }
        else if (isEstablished)
        {
            Install(exchange, ApsStatus.Success);
        }

        if (step.Outcome == CbkeOutcome.Failed)
        {
            End(exchange, OutcomeOf(step.Failure!.Value));
        }
        else if (step.Outcome == CbkeOutcome.Waiting)
        {
            int wait = exchange.Wait;
            _post.After(step.TimeoutSeconds * 1000L, () =>
            {
                if (ReferenceEquals(_exchange, exchange) && exchange.Wait == wait)
                {
                    Follow(exchange, exchange.TimeOut(), sequence);
                }
            });
        }
    }

    private void Install(CbkeExchange exchange, ApsStatus confirmed)
    {
        if (!ReferenceEquals(_exchange, exchange))
        {
            return;
        }

        if (confirmed != ApsStatus.Success || !exchange.TryTakeLinkKey(out AesKey key))
        {
            // The partner did not get the last confirmation: it will give up too.
            End(exchange, new KeyEstablishmentOutcome(KeyEstablishmentResult.TimedOut));
            return;
        }

        carrier.Install(exchange.Partner, key, taken =>
        {
            if (ReferenceEquals(_exchange, exchange))
            {
                End(exchange, taken ? KeyEstablishmentOutcome.Established : new KeyEstablishmentOutcome(KeyEstablishmentResult.NotSupported));
            }
        });
        key.Clear();
    }

    private void End(CbkeExchange exchange, in KeyEstablishmentOutcome outcome)
    {
        exchange.Dispose();
        _exchange = null;
        listener()?.OnOutcome(exchange.Partner, outcome);
    }

    private void Send(Eui64 partner, byte endpoint, bool byInitiator, byte sequence, in CbkeMessage message, Action<ApsStatus>? confirmed)
    {
        Span<byte> frame = stackalloc byte[KeyEstablishmentFrames.MaxSize];
        int length = KeyEstablishmentFrames.Write(frame, byInitiator, sequence, message);
        carrier.Send(partner, endpoint, frame[..length], confirmed ?? (_ => { }));
    }

    private static KeyEstablishmentOutcome OutcomeOf(in CbkeFailure failure) => failure.Cause == CbkeFailureCause.TimedOut
        ? new KeyEstablishmentOutcome(KeyEstablishmentResult.TimedOut)
        : new KeyEstablishmentOutcome(
            KeyEstablishmentResult.Terminated,
            (KeyEstablishmentStatus)(byte)failure.Status!.Value,
            failure.WaitSeconds,
            failure.Cause == CbkeFailureCause.TerminatedByPartner);
}
