using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Commissioning;

/// <summary>Restart Device Response: what became of the request.</summary>
/// <param name="Status">SUCCESS, or why not.</param>
public readonly record struct RestartDeviceResponse(ZclStatus Status) : ISepCommand<RestartDeviceResponse>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 1;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Commissioning, 0x00, Direction.ServerToClient);

    public static RestartDeviceResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.Named8<ZclStatus>(nameof(Status)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.Named8(Status);
    }
}
