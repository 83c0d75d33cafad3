using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Sep.Codec.Security.Ecc;

namespace Sep.Codec.Security.Cbke;

/// <summary>
/// One message of key establishment as raw fields, as the commands of cluster 0x0800 carry them. Fields that a kind does not have are zero, spans
/// empty.
/// </summary>
public readonly struct CbkeMessage
{
    /// <summary>Suite 1 in the bit map of suites: CBKE by ECMQV on sect163k1.</summary>
    public const ushort Suite1 = 0x0001;

    private readonly Body _body;
    private readonly byte _length;

    private CbkeMessage(CbkeMessageKind kind, ReadOnlySpan<byte> body, int length)
    {
        if (body.Length != length)
        {
            throw new ArgumentException($"{kind} has {length} octets, not {body.Length}.", nameof(body));
        }

        Kind = kind;
        body.CopyTo(_body);
        _length = (byte)length;
    }

    /// <summary>Which message this is, and so which of the fields it has.</summary>
    public CbkeMessageKind Kind { get; }

    /// <summary>Initiate: the one suite to use. Terminate: those that the sender supports.</summary>
    public ushort Suite { get; private init; }

    /// <summary>Initiate: seconds that the sender may take to send its Ephemeral Data, 0 to 254.</summary>
    public byte EphemeralDataSeconds { get; private init; }

    /// <summary>Initiate: seconds that the sender may take to send its Confirm Key, 0 to 254.</summary>
    public byte ConfirmKeySeconds { get; private init; }

    /// <summary>Terminate: why.</summary>
    public TerminateStatus Status { get; private init; }

    /// <summary>Terminate: seconds to wait before the next attempt.</summary>
    public byte WaitSeconds { get; private init; }

    /// <summary>Initiate: the certificate, 48 octets.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Certificate => Octets(CbkeMessageKind.Initiate);

    /// <summary>Ephemeral Data: the compressed point QEU or QEV, 22 octets.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Point => Octets(CbkeMessageKind.EphemeralData);

    /// <summary>Confirm Key: MACU or MACV, 16 octets.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Mac => Octets(CbkeMessageKind.ConfirmKey);

    /// <summary>Initiate Key Establishment.</summary>
    /// <exception cref="ArgumentException">Not 48 octets.</exception>
    public static CbkeMessage Initiate(ushort suite, byte ephemeralDataSeconds, byte confirmKeySeconds, ReadOnlySpan<byte> certificate) =>
        new(CbkeMessageKind.Initiate, certificate, ImplicitCertificate.Size)
        {
            Suite = suite,
            EphemeralDataSeconds = ephemeralDataSeconds,
            ConfirmKeySeconds = confirmKeySeconds,
        };

    /// <summary>Ephemeral Data.</summary>
    /// <exception cref="ArgumentException">Not 22 octets.</exception>
    public static CbkeMessage EphemeralData(ReadOnlySpan<byte> point) => new(CbkeMessageKind.EphemeralData, point, EccPublicKey.Size);

    /// <summary>Confirm Key.</summary>
    /// <exception cref="ArgumentException">Not 16 octets.</exception>
    public static CbkeMessage ConfirmKey(ReadOnlySpan<byte> mac) => new(CbkeMessageKind.ConfirmKey, mac, KeyedHash.MacSize);

    /// <summary>Terminate Key Establishment.</summary>
    public static CbkeMessage Terminate(TerminateStatus status, byte waitSeconds, ushort suites = Suite1) =>
        new(CbkeMessageKind.Terminate, [], 0) { Status = status, WaitSeconds = waitSeconds, Suite = suites };

    /// <summary>Kind and, of Terminate, status.</summary>
    public override string ToString() => Kind == CbkeMessageKind.Terminate ? $"{Kind} {Status}, wait {WaitSeconds} s" : Kind.ToString();

    [UnscopedRef]
    private ReadOnlySpan<byte> Octets(CbkeMessageKind kind)
    {
        ReadOnlySpan<byte> octets = _body;
        return Kind == kind ? octets[.._length] : [];
    }

    [InlineArray(ImplicitCertificate.Size)]
    private struct Body
    {
        private byte _first;
    }
}
