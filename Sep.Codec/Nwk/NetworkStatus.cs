using Sep.Codec.Wire;

namespace Sep.Codec.Nwk;

/// <summary>Reports a failure or a change in the network.</summary>
/// <param name="Code">What happened.</param>
/// <param name="Destination">The address that it is about.</param>
public readonly record struct NetworkStatus(NetworkStatusCode Code, ushort Destination) : ILayerCommand<NetworkStatus, NwkCommandId>
{
    /// <summary>Octets after the command id.</summary>
    public const int Size = 3;

    public static NwkCommandId Id => NwkCommandId.NetworkStatus;

    public static NetworkStatus Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.Named8<NetworkStatusCode>(nameof(Code)), f.U16(nameof(Destination)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.Named8(Code);
        f.U16(Destination);
    }
}
