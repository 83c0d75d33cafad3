using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Stack;

/// <summary>What comes from others: to the responder from a client, to the initiator from a server, and what is out of place.</summary>
internal sealed partial class KeyEstablishmentDriver
{
    /// <summary>Takes a frame of cluster 0x0800.</summary>
    public void Receive(Eui64 source, byte endpoint, ReadOnlySpan<byte> asdu)
    {
        if (!ZclFrame.TryRead(asdu, out ZclHeader header, out ReadOnlySpan<byte> payload))
        {
            return;
        }

        KeyEstablishmentSender sender = new(source, endpoint, header.Sequence);
        bool byInitiator = header.Direction == Direction.ClientToServer;
        if (KeyEstablishmentFrames.Read(header, payload) is not CbkeMessage message)
        {
            Reject(sender, byInitiator, isTerminate: header.CommandId == (byte)CbkeMessageKind.Terminate);
        }
        else if (byInitiator)
        {
            Answer(sender, message);
        }
        else if (_exchange is { IsInitiator: true } exchange)
        {
            GoOn(exchange, sender, message);
        }
    }

    /// <summary>What nobody can read is answered by BAD_MESSAGE and ends the exchange to which it was to belong. A Terminate is never answered.</summary>
    private void Reject(KeyEstablishmentSender sender, bool byInitiator, bool isTerminate)
    {
        if (isTerminate)
        {
            return;
        }

        Send(sender, !byInitiator, CbkeMessage.Terminate(TerminateStatus.BadMessage, 0), Ignore);
        if (_exchange is { IsEnding: false } exchange && exchange.Partner == sender.Device && exchange.IsInitiator != byInitiator)
        {
            End(exchange, new KeyEstablishmentOutcome(KeyEstablishmentResult.Terminated, KeyEstablishmentStatus.BadMessage));
        }
    }

    /// <summary>A client speaks, and so an initiator.</summary>
    private void Answer(KeyEstablishmentSender sender, in CbkeMessage message)
    {
        bool isOpen = credentials is not null && _exchange is null or { IsInitiator: false, IsEnding: false };
        if (!isOpen || (_exchange is null && message.Kind != CbkeMessageKind.Initiate))
        {
            Refuse(sender, message);
            return;
        }

        KeyEstablishmentExchange exchange = _exchange ?? Begin(sender.Device, sender.Endpoint, isInitiator: false);
        CbkeStep step = exchange.Receive(sender.Device, message);
        if (step.Outcome is CbkeOutcome.Ignored or CbkeOutcome.Refused)
        {
            if (step.Message is CbkeMessage refusal)
            {
                Send(sender, byInitiator: false, refusal, Ignore);
            }

            return;
        }

        _exchange = exchange;
        exchange.Sequence = sender.Sequence;
        Tell(exchange, message.Kind, step);
        Follow(exchange, step);
    }

    /// <summary>
    /// There is another exchange, or nothing to establish keys with: who begins is told to come back, for one that is not answered at all waits in vain and
    /// comes again too soon. Anything else is out of order, unless it repeats what this exchange ends with.
    /// </summary>
    private void Refuse(KeyEstablishmentSender sender, in CbkeMessage message)
    {
        bool isEcho = _exchange is { IsEnding: true } exchange && exchange.Partner == sender.Device;
        CbkeMessage? answer = message.Kind switch
        {
            CbkeMessageKind.Initiate => CbkeMessage.Terminate(TerminateStatus.NoResources, timing.BusySeconds),
            CbkeMessageKind.Terminate => null,
            _ => isEcho ? null : CbkeMessage.Terminate(TerminateStatus.BadMessage, 0),
        };
        if (answer is CbkeMessage refusal)
        {
            Send(sender, byInitiator: false, refusal, Ignore);
        }
    }

    private void GoOn(KeyEstablishmentExchange exchange, KeyEstablishmentSender sender, in CbkeMessage message)
    {
        CbkeStep step = exchange.Receive(sender.Device, message);
        if (step.Outcome == CbkeOutcome.Ignored)
        {
            return;
        }

        // Any endpoint with the cluster may answer for a device.
        exchange.Endpoint = sender.Endpoint;
        Tell(exchange, message.Kind, step);
        Follow(exchange, step);
    }

    private void Tell(KeyEstablishmentExchange exchange, CbkeMessageKind received, in CbkeStep step)
    {
        if (step.Outcome == CbkeOutcome.Waiting && received is CbkeMessageKind.Initiate or CbkeMessageKind.EphemeralData)
        {
            Listener?.OnStage(
                exchange.Partner, received == CbkeMessageKind.Initiate ? KeyEstablishmentStage.Initiated : KeyEstablishmentStage.EphemeralDataExchanged);
        }
    }
}
