using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Bind_req: adds an entry to the binding table of a device.</summary>
/// <param name="Binding">The entry.</param>
public readonly record struct BindRequest(Binding Binding) : ILayerCommand<BindRequest, ZdoClusterId>
{
    public static ZdoClusterId Id => ZdoClusterId.BindRequest;

    public static BindRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => new(Binding.Read(ref r));

    public void Write(ref WireWriter w) => Binding.Write(ref w);
}
