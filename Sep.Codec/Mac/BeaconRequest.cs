using Sep.Codec.Wire;

namespace Sep.Codec.Mac;

/// <summary>Asks every router in range for a beacon (active scan). It has no fields.</summary>
public readonly record struct BeaconRequest : ILayerCommand<BeaconRequest, MacCommandId>
{
    public static MacCommandId Id => MacCommandId.BeaconRequest;

    public static BeaconRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => default;

    public void Write(ref WireWriter w)
    {
    }
}
