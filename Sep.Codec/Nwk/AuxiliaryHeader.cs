using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Nwk;

/// <summary>
/// The auxiliary header of a secured network or application support frame, 5 to 14 octets (053474r17 4.5.1). The value has the real security level,
/// 5; on the air the level bits are zero.
/// </summary>
/// <param name="Control">
/// Which key, and whether the sender's address is in the header. The level is always <see cref="SecurityLevel.EncryptedMic32"/>.
/// </param>
/// <param name="FrameCounter">Counts what the sender sent with this key.</param>
/// <param name="Source">
/// The sender of this hop (network) or of the frame (application); none when the control says that it is not in the header.
/// </param>
/// <param name="KeySequenceNumber">The number of the network key; 0 with any other key.</param>
public readonly record struct AuxiliaryHeader(SecurityControl Control, uint FrameCounter, Eui64 Source = default, byte KeySequenceNumber = 0)
{
    /// <summary>Octets of the message integrity code at the end of a secured frame.</summary>
    public const int MicLength = 4;

    /// <summary>Octets of the longest header.</summary>
    public const int MaxSize = 14;

    private const int MinSize = 5;

    /// <summary>Octets on the wire.</summary>
    public int Size => SizeOf(Control);

    /// <summary>The header of a frame under the network key.</summary>
    public static AuxiliaryHeader Network(uint frameCounter, Eui64 source, byte keySequenceNumber) =>
        new(new SecurityControl(SecurityLevel.EncryptedMic32, KeyIdentifier.Network, extendedNonce: true), frameCounter, source, keySequenceNumber);

    /// <summary>The header of a frame under a link key, or a key derived from it, whose receiver knows the sender's EUI-64.</summary>
    public static AuxiliaryHeader Link(KeyIdentifier key, uint frameCounter) =>
        new(new SecurityControl(SecurityLevel.EncryptedMic32, key, extendedNonce: false), frameCounter);

    /// <summary>The same, with the sender's EUI-64.</summary>
    public static AuxiliaryHeader Link(KeyIdentifier key, uint frameCounter, Eui64 source) =>
        new(new SecurityControl(SecurityLevel.EncryptedMic32, key, extendedNonce: true), frameCounter, source);

    /// <summary>The nonce of the frame; the sender is the one in the header or, if it has none, <paramref name="knownSource"/>.</summary>
    public SecurityNonce Nonce(Eui64 knownSource) => new(Control.ExtendedNonce ? Source : knownSource, FrameCounter, Control);

    /// <summary>Reads the header, whatever level it shows; what is left in the reader is the encrypted payload and the integrity code.</summary>
    public static AuxiliaryHeader Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        SecurityControl control = new SecurityControl(r.More ? r.Tail[0] : (byte)0).With(SecurityLevel.EncryptedMic32);
        FixedReader<TTrace> f = r.Fixed(SizeOf(control));
        _ = f.U8("SecurityControl");
        return new(
            control,
            f.U32(nameof(FrameCounter)),
            control.ExtendedNonce ? f.Eui64(nameof(Source)) : default,
            control.Key == KeyIdentifier.Network ? f.U8(nameof(KeySequenceNumber)) : (byte)0);
    }

    /// <exception cref="ArgumentException">A field is set that has no place, the level is not 5, or the buffer is too small.</exception>
    public void Write(ref WireWriter w)
    {
        bool isNetwork = Control.Key == KeyIdentifier.Network;
        if (Control.Level != SecurityLevel.EncryptedMic32 || (!Control.ExtendedNonce && !Source.IsNone) || (!isNetwork && KeySequenceNumber != 0))
        {
            throw new ArgumentException("The security level is 5, and only what the security control announces is in the header.");
        }

        FixedWriter f = w.Fixed(Size);
        f.U8(Control.With(SecurityLevel.None).Value);
        f.U32(FrameCounter);
        if (Control.ExtendedNonce)
        {
            f.Eui64(Source);
        }

        if (isNetwork)
        {
            f.U8(KeySequenceNumber);
        }
    }

    private static int SizeOf(SecurityControl control) =>
        MinSize + (control.ExtendedNonce ? sizeof(ulong) : 0) + (control.Key == KeyIdentifier.Network ? 1 : 0);
}
