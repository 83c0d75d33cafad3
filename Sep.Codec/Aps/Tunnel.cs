using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Aps;

/// <summary>
/// The trust centre hands a router a secured command for a child that has no network key yet; the router passes it on without being able to read
/// it.
/// </summary>
/// <param name="Destination">The child.</param>
/// <param name="Frame">A whole secured command frame of this layer, header and integrity code included; not empty.</param>
public readonly record struct Tunnel(Eui64 Destination, Octets Frame) : ILayerCommand<Tunnel, ApsCommandId>
{
    public static ApsCommandId Id => ApsCommandId.Tunnel;

    public static Tunnel Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        Eui64 destination = r.Eui64(nameof(Destination));
        if (!r.More)
        {
            r.Fail();
        }

        return new(destination, r.Rest(nameof(Frame)));
    }

    public void Write(ref WireWriter w)
    {
        if (Frame.Length == 0)
        {
            throw new ArgumentException("A tunnel needs a frame to carry.");
        }

        w.Eui64(Destination);
        w.Raw(Frame.Span);
    }
}
