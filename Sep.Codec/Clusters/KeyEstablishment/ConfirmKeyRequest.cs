using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.KeyEstablishment;

/// <summary>Confirm Key Request: the initiator proves that it has the key. SE 1.0 (075356r15) Annex C, Key Establishment.</summary>
/// <param name="Macu">The message authentication code, 16 octets.</param>
public readonly record struct ConfirmKeyRequest(Octets Macu) : ISepCommand<ConfirmKeyRequest>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = KeyEstablishmentSize.Mac;

    public static CommandKey Key => CommandKey.Specific(ClusterId.KeyEstablishment, 0x02, Direction.ClientToServer);

    public static ConfirmKeyRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => new(r.Octets(nameof(Macu), Size));

    public void Write(ref WireWriter w)
    {
        KeyEstablishmentSize.Require(Size, Macu, nameof(Macu));
        w.Raw(Macu.Span);
    }
}
