using DeviceEmulator.Faults;
using DeviceEmulator.Stack;
using Sep.Codec.Aps;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Node;

/// <summary>
/// Key establishment of a node over cluster 0x0800 (075356r15 Annex C), either side, one exchange at a time. Messages leave when the time is over that was
/// announced for computing them. The new link key takes the place of the pre-configured one after both confirmations.
/// </summary>
internal sealed class KeyEstablishmentService(RadioStack stack, CbkeCredentials? credentials)
{
    private const int RandomOctets = 32;

    private KeyEstablishmentExchange? _exchange;
    private int _nextToken;
    private byte _sequence;

    public IKeyEstablishmentListener? Listener { get; set; }

    public bool IsBusy => _exchange is not null;

    public bool IsSupported => credentials is not null;

    private CbkeTiming Timing => stack.Options.KeyEstablishmentTiming;

    public bool IsEstablished(Eui64 partner) => stack.Memory.LinkKeys.TryGetValue(partner, out LinkKeyEntry? entry) && entry.IsEstablished;

    /// <summary>As <see cref="IKeyEstablishment.Start"/>, at a given endpoint of the partner.</summary>
    public int Start(Eui64 partner, byte endpoint)
    {
        int token = _nextToken;
        _nextToken = (_nextToken + 1) & int.MaxValue;
        stack.Post.Later(() =>
        {
            NetworkStatus status = !stack.IsAuthenticated ? NetworkStatus.InvalidState
                : credentials is null ? NetworkStatus.NotSupported
                : !stack.Owner.MayReach(partner) || !stack.Memory.LinkKeys.ContainsKey(partner) ? NetworkStatus.UnknownDevice
                : _exchange is not null ? NetworkStatus.Busy
                : NetworkStatus.Success;
            Listener!.OnStarted(token, status);
            if (status == NetworkStatus.Success)
            {
                CbkeInitiator initiator = new(credentials!, DrawEphemeral(), partner, Timing);
                _exchange = new KeyEstablishmentExchange(partner, endpoint, initiator, null);
                Apply(_exchange, _exchange.Start());
            }
        });
        return token;
    }

    public void OnFrame(Eui64 source, in ApsHeader aps, ReadOnlyMemory<byte> asdu)
    {
        if (credentials is null || !ZclFrame.TryRead(asdu, out ZclHeader header, out ReadOnlyMemory<byte> payload))
        {
            return;
        }

        bool byInitiator = header.Direction == Direction.ClientToServer;
        if (KeyEstablishmentFrames.Read(header, payload.Span) is not CbkeMessage message)
        {
            OnMalformed(source, aps.SourceEndpoint, header, byInitiator);
        }
        else if (_exchange is null)
        {
            if (byInitiator)
            {
                Respond(source, aps.SourceEndpoint, header.Sequence, message);
            }
        }
        else if (byInitiator && _exchange.IsInitiator)
        {
            if (message.Kind == CbkeMessageKind.Initiate)
            {
                Send(source, aps.SourceEndpoint, CbkeMessage.Terminate(TerminateStatus.NoResources, Timing.BusySeconds), false, header.Sequence);
            }
        }
        else if (byInitiator != _exchange.IsInitiator && !_exchange.IsEnding)
        {
            Continue(_exchange, source, aps.SourceEndpoint, header.Sequence, message);
        }
    }

    /// <summary>The partner is no member any more.</summary>
    public void PartnerGone(Eui64 partner)
    {
        if (_exchange?.Partner == partner)
        {
            End(_exchange, new KeyEstablishmentOutcome(KeyEstablishmentResult.PartnerGone));
        }
    }

    /// <summary>Forgets what is under way, as at a loss of power.</summary>
    public void Forget()
    {
        _exchange?.Dispose();
        _exchange = null;
    }

    /// <summary>A message that nobody can read ends the exchange with its sender.</summary>
    private void OnMalformed(Eui64 source, byte endpoint, in ZclHeader header, bool byInitiator)
    {
        if (header.CommandId == (byte)CbkeMessageKind.Terminate)
        {
            return;
        }

        Send(source, endpoint, CbkeMessage.Terminate(TerminateStatus.BadMessage, 0), !byInitiator, header.Sequence);
        if (_exchange is { IsEnding: false } exchange && exchange.Partner == source && exchange.IsInitiator != byInitiator)
        {
            End(exchange, new KeyEstablishmentOutcome(KeyEstablishmentResult.Terminated, KeyEstablishmentStatus.BadMessage));
        }
    }

    private void Respond(Eui64 source, byte endpoint, byte sequence, in CbkeMessage message)
    {
        CbkeResponder responder = new(credentials!, DrawEphemeral(), Timing);
        KeyEstablishmentExchange exchange = new(source, endpoint, null, responder);
        CbkeStep step = responder.Receive(source, message);
        if (step.Outcome is CbkeOutcome.Ignored or CbkeOutcome.Refused)
        {
            exchange.Dispose();
            if (step.Message is CbkeMessage refusal)
            {
                Send(source, endpoint, refusal, false, sequence);
            }

            return;
        }

        _exchange = exchange;
        exchange.Sequence = sequence;
        Told(exchange, message.Kind, step);
        Apply(exchange, step);
    }

    private void Continue(KeyEstablishmentExchange exchange, Eui64 source, byte endpoint, byte sequence, in CbkeMessage message)
    {
        CbkeStep step = exchange.Receive(source, message);
        if (step.Outcome == CbkeOutcome.Refused)
        {
            Send(source, endpoint, step.Message!.Value, exchange.IsInitiator, sequence);
            return;
        }

        if (step.Outcome == CbkeOutcome.Ignored)
        {
            return;
        }

        if (!exchange.IsInitiator)
        {
            exchange.Sequence = sequence;
        }

        Told(exchange, message.Kind, step);
        Apply(exchange, step);
    }

    private void Told(KeyEstablishmentExchange exchange, CbkeMessageKind kind, in CbkeStep step)
    {
        if (step.Outcome == CbkeOutcome.Waiting && kind is CbkeMessageKind.Initiate or CbkeMessageKind.EphemeralData)
        {
            Listener!.OnStage(
                exchange.Partner, kind == CbkeMessageKind.Initiate ? KeyEstablishmentStage.Initiated : KeyEstablishmentStage.EphemeralDataExchanged);
        }
    }

    private void Apply(KeyEstablishmentExchange exchange, CbkeStep step)
    {
        switch (step.Outcome)
        {
            case CbkeOutcome.Waiting:
                int round = ++exchange.Round;
                CbkeMessage next = step.Message!.Value;
                After(exchange, round, Delay(next), () =>
                {
                    Speak(exchange, next);
                    After(exchange, round, step.TimeoutSeconds, () => Apply(exchange, exchange.TimeOut()));
                });
                break;
            case CbkeOutcome.Established:
                Establish(exchange, step.Message);
                break;
            case CbkeOutcome.Failed:
                if (step.Message is CbkeMessage terminate)
                {
                    Speak(exchange, terminate);
                }

                End(exchange, Outcome(step.Failure!.Value));
                break;
        }
    }

    /// <summary>The responder's last message is still to go: the key is used when it is there, or not to be had.</summary>
    private void Establish(KeyEstablishmentExchange exchange, CbkeMessage? last)
    {
        if (last is not CbkeMessage confirmation)
        {
            UseKey(exchange);
            return;
        }

        exchange.IsEnding = true;
        int round = ++exchange.Round;
        After(exchange, round, Delay(confirmation), () => Speak(exchange, confirmation, _ =>
        {
            if (ReferenceEquals(_exchange, exchange))
            {
                UseKey(exchange);
            }
        }));
    }

    private void UseKey(KeyEstablishmentExchange exchange)
    {
        stack.Share(exchange.Partner, exchange.TakeKey());
        End(exchange, KeyEstablishmentOutcome.Established);
    }

    private void End(KeyEstablishmentExchange exchange, in KeyEstablishmentOutcome outcome)
    {
        exchange.Dispose();
        _exchange = null;
        Listener!.OnOutcome(exchange.Partner, outcome);
    }

    private void Speak(KeyEstablishmentExchange exchange, in CbkeMessage message, Action<ApsStatus>? done = null)
    {
        byte sequence = exchange.IsInitiator ? _sequence = unchecked((byte)(_sequence + 1)) : exchange.Sequence;
        Send(exchange.Partner, exchange.Endpoint, message, exchange.IsInitiator, sequence, done);
    }

    private void Send(Eui64 partner, byte endpoint, in CbkeMessage message, bool byInitiator, byte sequence, Action<ApsStatus>? done = null)
    {
        Span<byte> frame = stackalloc byte[ApsLayer.LargestPlain];
        int length = KeyEstablishmentFrames.Write(frame, byInitiator, sequence, message);
        if (message.Kind == CbkeMessageKind.ConfirmKey && stack.Misbehaves(Misbehaviour.BadKeyConfirm))
        {
            frame[length - 1] ^= 0xFF;
        }

        ApsAddress address = new(stack.Address, OwnEndpoint(), partner, endpoint, ClusterId.KeyEstablishment);
        if (stack.Aps.Send(address, frame[..length], done ?? Ignore) == StackToken.None)
        {
            done?.Invoke(ApsStatus.Busy);
        }
    }

    private static void Ignore(ApsStatus status)
    {
    }

    private void After(KeyEstablishmentExchange exchange, int round, int seconds, Action step) => stack.Post.After(seconds * 1000L, () =>
    {
        if (ReferenceEquals(_exchange, exchange) && exchange.Round == round)
        {
            step();
        }
    });

    /// <summary>Seconds that computing a message takes, as announced.</summary>
    private int Delay(in CbkeMessage message) => message.Kind switch
    {
        CbkeMessageKind.EphemeralData => Timing.EphemeralDataSeconds,
        CbkeMessageKind.ConfirmKey => Timing.ConfirmKeySeconds,
        _ => 0,
    };

    private byte OwnEndpoint()
    {
        foreach (Sep.Codec.Zdo.SimpleDescriptor descriptor in stack.Options.Endpoints)
        {
            if (descriptor.InputClusters.Contains((ushort)ClusterId.KeyEstablishment))
            {
                return descriptor.Endpoint;
            }
        }

        return ApsAddress.EmulatedEndpoint;
    }

    private EccPrivateKey DrawEphemeral()
    {
        Span<byte> random = stackalloc byte[RandomOctets];
        stack.Entropy.Fill(random);
        return EccPrivateKey.Draw(random);
    }

    private static KeyEstablishmentOutcome Outcome(CbkeFailure failure) => failure.Cause == CbkeFailureCause.TimedOut
        ? new KeyEstablishmentOutcome(KeyEstablishmentResult.TimedOut)
        : new KeyEstablishmentOutcome(
            KeyEstablishmentResult.Terminated, (KeyEstablishmentStatus)(failure.Status ?? default), failure.WaitSeconds,
            failure.Cause == CbkeFailureCause.TerminatedByPartner);
}
