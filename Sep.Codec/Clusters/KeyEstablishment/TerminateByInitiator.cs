using Sep.Codec.Security.Cbke;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.KeyEstablishment;

/// <summary>Terminate Key Establishment, sent by the initiator: it gives up. SE 1.0 (075356r15) Annex C, Key Establishment.</summary>
/// <param name="Status">Why.</param>
/// <param name="WaitTimeSeconds">How long the partner should wait before it tries again, in seconds.</param>
/// <param name="KeyEstablishmentSuite">The suites that the sender has.</param>
public readonly record struct TerminateByInitiator(TerminateStatus Status, byte WaitTimeSeconds, KeyEstablishmentSuites KeyEstablishmentSuite)
    : ISepCommand<TerminateByInitiator>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 4;

    public static CommandKey Key => CommandKey.Specific(ClusterId.KeyEstablishment, 0x03, Direction.ClientToServer);

    public static TerminateByInitiator Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(
            f.Named8<TerminateStatus>(nameof(Status)),
            f.U8(nameof(WaitTimeSeconds)),
            f.Named16<KeyEstablishmentSuites>(nameof(KeyEstablishmentSuite)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.Named8(Status);
        f.U8(WaitTimeSeconds);
        f.Named16(KeyEstablishmentSuite);
    }
}
