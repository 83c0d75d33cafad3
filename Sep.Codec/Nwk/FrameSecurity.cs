using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Nwk;

/// <summary>
/// What network and application support security have in common: header and auxiliary header are authenticated with the real level, the payload is
/// encrypted in place, and the integrity code is the end of the frame.
/// </summary>
internal static class FrameSecurity
{
    /// <summary>Encrypts a frame in place.</summary>
    /// <param name="key">The key's schedule.</param>
    /// <param name="auxiliary">As it stands in the frame.</param>
    /// <param name="source">The sender, for when the auxiliary header does not say it.</param>
    /// <param name="frame">Header, auxiliary header, payload, and room for the integrity code.</param>
    /// <param name="payloadOffset">Where the payload begins, that is, where the auxiliary header ends.</param>
    public static void Secure(Aes128 key, in AuxiliaryHeader auxiliary, Eui64 source, Span<byte> frame, int payloadOffset)
    {
        ref byte control = ref frame[payloadOffset - auxiliary.Size];
        byte onAir = control;
        control = auxiliary.Control.Value;
        CcmStar.Encrypt(
            key, auxiliary.Nonce(source), frame[..payloadOffset], frame[payloadOffset..^AuxiliaryHeader.MicLength], frame[^AuxiliaryHeader.MicLength..]);
        control = onAir;
    }

    /// <summary>Checks and decrypts a frame in place; a frame that is refused stays as it was.</summary>
    public static FrameError Unsecure(Aes128 key, in AuxiliaryHeader auxiliary, Eui64 source, Span<byte> frame, int payloadOffset)
    {
        if (frame.Length < payloadOffset + AuxiliaryHeader.MicLength)
        {
            return FrameError.Truncated;
        }

        SecurityNonce nonce = auxiliary.Nonce(source);
        if (nonce.Source.IsNone)
        {
            return FrameError.UnknownSource;
        }

        ref byte control = ref frame[payloadOffset - auxiliary.Size];
        byte onAir = control;
        control = auxiliary.Control.Value;
        bool authentic = CcmStar.TryDecrypt(
            key, nonce, frame[..payloadOffset], frame[payloadOffset..^AuxiliaryHeader.MicLength], frame[^AuxiliaryHeader.MicLength..]);
        control = onAir;
        return authentic ? FrameError.None : FrameError.BadIntegrityCode;
    }
}
