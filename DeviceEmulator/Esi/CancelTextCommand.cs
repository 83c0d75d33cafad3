using Sep.Codec.Clusters.Messaging;

namespace DeviceEmulator.Esi;

/// <summary>Forward a Cancel Message.</summary>
public sealed record CancelTextCommand(CancelMessage Cancel, byte CommandId, ReadOnlyMemory<byte> Payload) : EsiCommand(CommandId, Payload)
{
    public override uint Id => Cancel.MessageId;

    public override bool IsCancel => true;
}
