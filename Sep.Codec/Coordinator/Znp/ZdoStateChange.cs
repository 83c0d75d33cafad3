using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_STATE_CHANGE_IND: the chip is in another state.</summary>
/// <param name="State">Which.</param>
public readonly record struct ZdoStateChange(ZnpDeviceState State) : ILayerCommand<ZdoStateChange, ZnpCommandId>
{
    private const int FixedSize = 1;

    public static ZnpCommandId Id => ZnpCommandId.ZdoStateChange;

    public static ZdoStateChange Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Named8<ZnpDeviceState>(nameof(State)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(State);
    }
}
