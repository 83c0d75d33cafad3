using Sep.Codec.Clusters.KeyEstablishment;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Stack;

/// <summary>Messages of key establishment as frames of cluster 0x0800 (075356r15 Annex C), and back.</summary>
internal static class KeyEstablishmentFrames
{
    /// <summary>Octets of the longest frame: Initiate.</summary>
    public const int MaxSize = ZclHeader.MaxSize + InitiateKeyEstablishmentRequest.Size;

    /// <summary>True for a command of the cluster. What the whole profile has in common is not for key establishment.</summary>
    public static bool IsCommand(ReadOnlySpan<byte> asdu) =>
        ZclFrame.TryRead(asdu, out ZclHeader header, out _) && header.FrameType == FrameType.ClusterSpecific && header.ManufacturerCode is null;

    /// <summary>Whether a frame of the cluster confirms a key, whichever side says it.</summary>
    public static bool IsConfirmation(ReadOnlySpan<byte> asdu) =>
        ZclHeader.TryRead(asdu, out ZclHeader header) && header.CommandId == (byte)CbkeMessageKind.ConfirmKey;

    /// <summary>Writes the frame of one side and returns its length in octets.</summary>
    /// <param name="destination">At least <see cref="MaxSize"/> octets.</param>
    /// <param name="byInitiator">Whether the initiator says it.</param>
    /// <param name="sequence">A new number for a request, the request's for an answer.</param>
    /// <param name="message">What it says.</param>
    public static int Write(Span<byte> destination, bool byInitiator, byte sequence, in CbkeMessage message)
    {
        Octets body = new(message.Kind switch
        {
            CbkeMessageKind.Initiate => message.Certificate.ToArray(),
            CbkeMessageKind.EphemeralData => message.Point.ToArray(),
            CbkeMessageKind.ConfirmKey => message.Mac.ToArray(),
            _ => [],
        });
        var suites = (KeyEstablishmentSuites)message.Suite;
        return (message.Kind, byInitiator) switch
        {
            (CbkeMessageKind.Initiate, true) => Write(
                destination, sequence, new InitiateKeyEstablishmentRequest(suites, message.EphemeralDataSeconds, message.ConfirmKeySeconds, body)),
            (CbkeMessageKind.Initiate, false) => Write(
                destination, sequence, new InitiateKeyEstablishmentResponse(suites, message.EphemeralDataSeconds, message.ConfirmKeySeconds, body)),
            (CbkeMessageKind.EphemeralData, true) => Write(destination, sequence, new EphemeralDataRequest(body)),
            (CbkeMessageKind.EphemeralData, false) => Write(destination, sequence, new EphemeralDataResponse(body)),
            (CbkeMessageKind.ConfirmKey, true) => Write(destination, sequence, new ConfirmKeyRequest(body)),
            (CbkeMessageKind.ConfirmKey, false) => Write(destination, sequence, new ConfirmKeyResponse(body)),
            (CbkeMessageKind.Terminate, true) => Write(destination, sequence, new TerminateByInitiator(message.Status, message.WaitSeconds, suites)),
            (CbkeMessageKind.Terminate, false) => Write(destination, sequence, new TerminateByResponder(message.Status, message.WaitSeconds, suites)),
            _ => throw new ArgumentOutOfRangeException(nameof(message), message.Kind, null),
        };
    }

    /// <summary>Reads the message after a header of the cluster; null when there is none.</summary>
    public static CbkeMessage? Read(in ZclHeader header, ReadOnlySpan<byte> payload)
    {
        const ClusterId cluster = ClusterId.KeyEstablishment;
        if (header.Announces<InitiateKeyEstablishmentRequest>(cluster) && ZclFrame.TryDecode(payload, out InitiateKeyEstablishmentRequest request, out _))
        {
            return CbkeMessage.Initiate(
                (ushort)request.KeyEstablishmentSuite, request.EphemeralDataGenerateTimeSeconds, request.ConfirmKeyGenerateTimeSeconds, request.Identity.Span);
        }

        if (header.Announces<InitiateKeyEstablishmentResponse>(cluster) && ZclFrame.TryDecode(payload, out InitiateKeyEstablishmentResponse response, out _))
        {
            return CbkeMessage.Initiate(
                (ushort)response.KeyEstablishmentSuite, response.EphemeralDataGenerateTimeSeconds, response.ConfirmKeyGenerateTimeSeconds, response.Identity.Span);
        }

        return ReadSecrets(header, payload) ?? ReadTerminate(header, payload);
    }

    private static CbkeMessage? ReadSecrets(in ZclHeader header, ReadOnlySpan<byte> payload)
    {
        const ClusterId cluster = ClusterId.KeyEstablishment;
        return header.Announces<EphemeralDataRequest>(cluster) && ZclFrame.TryDecode(payload, out EphemeralDataRequest qeu, out _) ? CbkeMessage.EphemeralData(qeu.Qeu.Span)
            : header.Announces<EphemeralDataResponse>(cluster) && ZclFrame.TryDecode(payload, out EphemeralDataResponse qev, out _) ? CbkeMessage.EphemeralData(qev.Qev.Span)
            : header.Announces<ConfirmKeyRequest>(cluster) && ZclFrame.TryDecode(payload, out ConfirmKeyRequest macu, out _) ? CbkeMessage.ConfirmKey(macu.Macu.Span)
            : header.Announces<ConfirmKeyResponse>(cluster) && ZclFrame.TryDecode(payload, out ConfirmKeyResponse macv, out _) ? CbkeMessage.ConfirmKey(macv.Macv.Span)
            : null;
    }

    private static CbkeMessage? ReadTerminate(in ZclHeader header, ReadOnlySpan<byte> payload)
    {
        const ClusterId cluster = ClusterId.KeyEstablishment;
        return header.Announces<TerminateByInitiator>(cluster) && ZclFrame.TryDecode(payload, out TerminateByInitiator u, out _)
            ? CbkeMessage.Terminate(u.Status, u.WaitTimeSeconds, (ushort)u.KeyEstablishmentSuite)
            : header.Announces<TerminateByResponder>(cluster) && ZclFrame.TryDecode(payload, out TerminateByResponder v, out _)
            ? CbkeMessage.Terminate(v.Status, v.WaitTimeSeconds, (ushort)v.KeyEstablishmentSuite)
            : null;
    }

    private static int Write<T>(Span<byte> destination, byte sequence, in T command) where T : struct, ISepCommand<T> =>
        ZclFrame.Write(destination, sequence, disableDefaultResponse: true, command);
}
