using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Aps;

/// <summary>The trust centre tells a router to send one of its children away.</summary>
/// <param name="Device">The child.</param>
public readonly record struct RemoveDevice(Eui64 Device) : ILayerCommand<RemoveDevice, ApsCommandId>
{
    public static ApsCommandId Id => ApsCommandId.RemoveDevice;

    public static RemoveDevice Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => new(r.Eui64(nameof(Device)));

    public void Write(ref WireWriter w) => w.Eui64(Device);
}
