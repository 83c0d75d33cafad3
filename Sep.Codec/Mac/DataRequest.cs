using Sep.Codec.Wire;

namespace Sep.Codec.Mac;

/// <summary>An end device asks its parent for a frame that waits there (poll). It has no fields.</summary>
public readonly record struct DataRequest : ILayerCommand<DataRequest, MacCommandId>
{
    public static MacCommandId Id => MacCommandId.DataRequest;

    public static DataRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => default;

    public void Write(ref WireWriter w)
    {
    }
}
