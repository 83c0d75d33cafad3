using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.KeyEstablishment;

/// <summary>Ephemeral Data Response: the responder's ephemeral key. SE 1.0 (075356r15) Annex C, Key Establishment.</summary>
/// <param name="Qev">The ephemeral public key, a compressed point, 22 octets.</param>
public readonly record struct EphemeralDataResponse(Octets Qev) : ISepCommand<EphemeralDataResponse>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = KeyEstablishmentSize.Point;

    public static CommandKey Key => CommandKey.Specific(ClusterId.KeyEstablishment, 0x01, Direction.ServerToClient);

    public static EphemeralDataResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => new(r.Octets(nameof(Qev), Size));

    public void Write(ref WireWriter w)
    {
        KeyEstablishmentSize.Require(Size, Qev, nameof(Qev));
        w.Raw(Qev.Span);
    }
}
