using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Commissioning;

/// <summary>Restart Device: leave the network and start again from the attributes of this cluster, or only make them current.</summary>
/// <param name="Options">How to restart.</param>
/// <param name="DelaySeconds">Seconds to wait first.</param>
/// <param name="Jitter">Up to so many steps of 80 ms more, at random, so that a whole network does not restart at once.</param>
public readonly record struct RestartDevice(RestartOptions Options, byte DelaySeconds, byte Jitter) : ISepCommand<RestartDevice>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 3;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Commissioning, 0x00, Direction.ClientToServer);

    public static RestartDevice Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.Named8<RestartOptions>(nameof(Options)), f.U8(nameof(DelaySeconds)), f.U8(nameof(Jitter)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.Named8(Options);
        f.U8(DelaySeconds);
        f.U8(Jitter);
    }
}
