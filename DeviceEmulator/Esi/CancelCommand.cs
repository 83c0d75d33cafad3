using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Esi;

/// <summary>Forward a Cancel Load Control Event.</summary>
public sealed record CancelCommand(CancelLoadControlEvent Cancel, byte CommandId, ReadOnlyMemory<byte> Payload) : EsiCommand(CommandId, Payload)
{
    public override uint Id => Cancel.IssuerEventId;

    public override bool IsCancel => true;
}
