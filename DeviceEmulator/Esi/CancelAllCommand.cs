using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Esi;

/// <summary>Forward a Cancel All Load Control Events.</summary>
public sealed record CancelAllCommand(CancelAllLoadControlEvents Cancel, byte CommandId, ReadOnlyMemory<byte> Payload) : EsiCommand(CommandId, Payload)
{
    public override bool IsCancel => true;
}
