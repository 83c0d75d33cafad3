using Sep.Codec.Clusters.KeyEstablishment;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Node;

/// <summary>The messages of key establishment as frames of cluster 0x0800, and back. Request and response differ in nothing but the direction.</summary>
internal static class KeyEstablishmentFrames
{
    private const int MacSize = 16;

    /// <summary>True for a command of the cluster. What the whole profile has in common is not for key establishment.</summary>
    public static bool IsCommand(ReadOnlySpan<byte> asdu) =>
        ZclFrame.TryRead(asdu, out ZclHeader header, out _) && header.FrameType == FrameType.ClusterSpecific && header.ManufacturerCode is null;

    /// <summary>False when the payload is none of the messages.</summary>
    public static bool TryRead(in ZclHeader header, ReadOnlyMemory<byte> payload, out CbkeMessage message)
    {
        message = default;
        switch ((CbkeMessageKind)header.CommandId)
        {
            case CbkeMessageKind.Initiate when ZclFrame.TryDecode(payload, out InitiateKeyEstablishmentRequest initiate, out _):
                message = CbkeMessage.Initiate(
                    (ushort)initiate.KeyEstablishmentSuite, initiate.EphemeralDataGenerateTimeSeconds, initiate.ConfirmKeyGenerateTimeSeconds,
                    initiate.Identity.Span);
                return true;
            case CbkeMessageKind.EphemeralData when payload.Length >= EccPublicKey.Size:
                message = CbkeMessage.EphemeralData(payload.Span[..EccPublicKey.Size]);
                return true;
            case CbkeMessageKind.ConfirmKey when payload.Length >= MacSize:
                message = CbkeMessage.ConfirmKey(payload.Span[..MacSize]);
                return true;
            case CbkeMessageKind.Terminate when ZclFrame.TryDecode(payload, out TerminateByInitiator terminate, out _):
                message = CbkeMessage.Terminate(terminate.Status, terminate.WaitTimeSeconds, (ushort)terminate.KeyEstablishmentSuite);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Writes a message as a frame; returns its length in octets.</summary>
    public static int Write(Span<byte> frame, in CbkeMessage message, bool byInitiator, byte sequence)
    {
        Direction direction = byInitiator ? Direction.ClientToServer : Direction.ServerToClient;
        ZclHeader header = new(FrameType.ClusterSpecific, direction, sequence, (byte)message.Kind, disableDefaultResponse: true);
        int start = header.Write(frame);
        Span<byte> rest = frame[start..];
        switch (message.Kind)
        {
            case CbkeMessageKind.Initiate:
                rest[0] = (byte)message.Suite;
                rest[1] = (byte)(message.Suite >> 8);
                rest[2] = message.EphemeralDataSeconds;
                rest[3] = message.ConfirmKeySeconds;
                message.Certificate.CopyTo(rest[4..]);
                return start + 4 + message.Certificate.Length;
            case CbkeMessageKind.EphemeralData:
                message.Point.CopyTo(rest);
                return start + message.Point.Length;
            case CbkeMessageKind.ConfirmKey:
                message.Mac.CopyTo(rest);
                return start + message.Mac.Length;
            default:
                rest[0] = (byte)message.Status;
                rest[1] = message.WaitSeconds;
                rest[2] = (byte)message.Suite;
                rest[3] = (byte)(message.Suite >> 8);
                return start + 4;
        }
    }
}
