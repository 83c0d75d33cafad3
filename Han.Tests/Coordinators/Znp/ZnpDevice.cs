using System.Security.Cryptography;
using DeviceEmulator.Certificates;
using DeviceEmulator.Stack;
using HeadEnd.Simulator.Coordinators;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Coordinators.Znp;

/// <summary>An in-home device behind a chip, that takes part in key establishment with the times that it announces.</summary>
internal sealed class ZnpDevice(Eui64 address, DeviceIdentity? identity, Eui64 esi, KeyEstablishmentOutcome? spoiled) : IDisposable
{
    private CbkeInitiator? _initiator;
    private CbkeResponder? _responder;
    private byte _sequence;
    private int _exchange;

    public Eui64 Address { get; } = address;

    public ushort NwkAddress { get; set; }

    public bool IsJoined { get; set; }

    /// <summary>Behind which chip it is, where it answers by itself.</summary>
    public ZnpChip? Chip { get; init; }

    public AesKey LinkKey { get; set; }

    /// <summary>What came for it, key establishment aside.</summary>
    public List<AfDataRequest> Received { get; } = [];

    /// <summary>Called with what came for it.</summary>
    public Action<AfDataRequest>? OnReceived { get; set; }

    public void StartKeyEstablishment(ZnpChip chip)
    {
        Abandon();
        _initiator = new CbkeInitiator(identity!.Credentials, Key(), esi, CbkeTiming.Default);
        CbkeStep step = _initiator.Start();
        CbkeMessage message = step.Message!.Value;
        if (spoiled?.Status == KeyEstablishmentStatus.UnsupportedSuite)
        {
            message = CbkeMessage.Initiate(2, message.EphemeralDataSeconds, message.ConfirmKeySeconds, message.Certificate);
        }

        Say(chip, true, ++_sequence, message);
    }

    public void Abandon()
    {
        _exchange++;
        _initiator?.Dispose();
        _responder?.Dispose();
        (_initiator, _responder) = (null, null);
    }

    public void Dispose() => Abandon();

    public void Receive(ZnpChip chip, AfDataRequest data)
    {
        if (data.Cluster != ClusterId.KeyEstablishment)
        {
            Received.Add(data);
            OnReceived?.Invoke(data);
            return;
        }

        Assert.True(ZclFrame.TryRead(data.Data.Span, out ZclHeader header, out ReadOnlySpan<byte> payload));
        if (spoiled?.Result == KeyEstablishmentResult.TimedOut || KeyEstablishmentFrames.Read(header, payload) is not CbkeMessage message)
        {
            return;
        }

        bool fromClient = header.Direction == Direction.ClientToServer;
        CbkeStep step;
        if (fromClient)
        {
            _responder ??= new CbkeResponder(identity!.Credentials, Key(), CbkeTiming.Default);
            step = _responder.Receive(esi, message);
        }
        else
        {
            step = _initiator?.Receive(esi, message) ?? default;
        }

        if (step.Message is CbkeMessage answer)
        {
            Say(chip, !fromClient, fromClient ? header.Sequence : ++_sequence, answer);
        }

        if (step.Outcome == CbkeOutcome.Established)
        {
            AesKey key = default;
            Assert.True(_initiator?.TryTakeLinkKey(out key) ?? _responder!.TryTakeLinkKey(out key));
            LinkKey = key;
        }
    }

    private static EccPrivateKey Key()
    {
        byte[] random = new byte[EccPrivateKey.Size];
        RandomNumberGenerator.Fill(random);
        return EccPrivateKey.Draw(random);
    }

    private void Say(ZnpChip chip, bool byInitiator, byte sequence, CbkeMessage message)
    {
        if (spoiled?.Status == KeyEstablishmentStatus.BadKeyConfirm && message.Kind == CbkeMessageKind.ConfirmKey)
        {
            message = CbkeMessage.ConfirmKey(new byte[16]);
        }

        byte[] frame = new byte[KeyEstablishmentFrames.MaxSize];
        int length = KeyEstablishmentFrames.Write(frame, byInitiator, sequence, message);
        long takes = message.Kind switch
        {
            CbkeMessageKind.EphemeralData => 3_000,
            CbkeMessageKind.ConfirmKey => 6_000,
            _ => ZnpChip.AirMilliseconds,
        };
        chip.Deliver(this, 1, 1, ClusterId.KeyEstablishment, frame[..length], isSecured: false, takes);
    }
}
