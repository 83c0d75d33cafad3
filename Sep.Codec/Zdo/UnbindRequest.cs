using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Unbind_req: takes an entry out of the binding table of a device.</summary>
/// <param name="Binding">The entry.</param>
public readonly record struct UnbindRequest(Binding Binding) : ILayerCommand<UnbindRequest, ZdoClusterId>
{
    public static ZdoClusterId Id => ZdoClusterId.UnbindRequest;

    public static UnbindRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => new(Binding.Read(ref r));

    public void Write(ref WireWriter w) => Binding.Write(ref w);
}
