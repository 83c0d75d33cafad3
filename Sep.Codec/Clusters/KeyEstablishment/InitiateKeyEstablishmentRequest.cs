using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.KeyEstablishment;

/// <summary>Initiate Key Establishment Request: the initiator names the suite and shows its certificate. SE 1.0 (075356r15) Annex C, Key Establishment.</summary>
/// <param name="KeyEstablishmentSuite">Exactly one suite.</param>
/// <param name="EphemeralDataGenerateTimeSeconds">How long the sender takes for its ephemeral key at most, 0..254 seconds.</param>
/// <param name="ConfirmKeyGenerateTimeSeconds">How long the sender takes for its confirmation at most, 0..254 seconds.</param>
/// <param name="Identity">The sender's implicit certificate, 48 octets.</param>
public readonly record struct InitiateKeyEstablishmentRequest(
    KeyEstablishmentSuites KeyEstablishmentSuite, byte EphemeralDataGenerateTimeSeconds, byte ConfirmKeyGenerateTimeSeconds, Octets Identity)
    : ISepCommand<InitiateKeyEstablishmentRequest>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = FixedSize + KeyEstablishmentSize.Certificate;

    private const int FixedSize = 4;

    public static CommandKey Key => CommandKey.Specific(ClusterId.KeyEstablishment, 0x00, Direction.ClientToServer);

    public static InitiateKeyEstablishmentRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.Named16<KeyEstablishmentSuites>(nameof(KeyEstablishmentSuite)),
            f.U8(nameof(EphemeralDataGenerateTimeSeconds)),
            f.U8(nameof(ConfirmKeyGenerateTimeSeconds)),
            r.Octets(nameof(Identity), KeyEstablishmentSize.Certificate));
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(ushort.IsPow2((ushort)KeyEstablishmentSuite), KeyEstablishmentSuite);
        FieldRange.Require(EphemeralDataGenerateTimeSeconds != byte.MaxValue, EphemeralDataGenerateTimeSeconds);
        FieldRange.Require(ConfirmKeyGenerateTimeSeconds != byte.MaxValue, ConfirmKeyGenerateTimeSeconds);
        KeyEstablishmentSize.Require(KeyEstablishmentSize.Certificate, Identity, nameof(Identity));
        FixedWriter f = w.Fixed(Size);
        f.Named16(KeyEstablishmentSuite);
        f.U8(EphemeralDataGenerateTimeSeconds);
        f.U8(ConfirmKeyGenerateTimeSeconds);
        f.Raw(Identity.Span);
    }
}
