using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Tunneling;

/// <summary>Tunnel Closure Notification: the server has closed a tunnel that was silent for too long. SE 1.1a (075356r17) Annex D, Tunneling.</summary>
/// <param name="TunnelId">The tunnel.</param>
public readonly record struct TunnelClosureNotification(ushort TunnelId) : ISepCommand<TunnelClosureNotification>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 2;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Tunneling, 0x06, Direction.ServerToClient);

    public static TunnelClosureNotification Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U16(nameof(TunnelId)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U16(TunnelId);
    }
}
