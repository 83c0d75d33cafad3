using Sep.Codec.Clusters.Metering;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Prepayment;

/// <summary>Supply Status Response: how the supply of the premises was switched. SE 1.1 (075356r16) Annex D, Prepayment. SE 1.2 moved it to Metering.</summary>
/// <remarks>
/// No second source confirms the number of this command, which is inferred from the order in which SE 1.1 lists it. It is here to be read: a tool can
/// take such a frame apart and put it together again, and nothing in this project sends one.
/// </remarks>
/// <param name="ProviderId">As in the request.</param>
/// <param name="ImplementationDateTime">When it was or will be switched; never <see cref="SepTime.Invalid"/>.</param>
/// <param name="SupplyStatus">To what.</param>
public readonly record struct SupplyStatusResponse(uint ProviderId, SepTime ImplementationDateTime, SupplyStatus SupplyStatus)
    : ISepCommand<SupplyStatusResponse>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 9;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Prepayment, 0x00, Direction.ServerToClient);

    public static SupplyStatusResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U32(nameof(ProviderId)), f.Time(nameof(ImplementationDateTime)), f.Named8<SupplyStatus>(nameof(SupplyStatus)));
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(FieldRange.Start(ImplementationDateTime), ImplementationDateTime);
        FixedWriter f = w.Fixed(Size);
        f.U32(ProviderId);
        f.Time(ImplementationDateTime);
        f.Named8(SupplyStatus);
    }
}
