using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ArmAes = System.Runtime.Intrinsics.Arm.Aes;
using X86Aes = System.Runtime.Intrinsics.X86.Aes;

namespace Sep.Codec.Security;

/// <summary>
/// The rounds by this processor's AES instructions, or <see cref="PortableRound"/> where it has none. The choice is a constant to the compiler.
/// </summary>
internal readonly struct NativeRound : IAesRound
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Full(Vector128<byte> state, Vector128<byte> key)
    {
        if (X86Aes.IsSupported)
        {
            return X86Aes.Encrypt(state, key);
        }

        // The Arm instruction adds its key before SubBytes; a zero there and the key after it give the same round as on x86.
        return ArmAes.IsSupported ? ArmAes.MixColumns(ArmAes.Encrypt(state, Vector128<byte>.Zero)) ^ key : PortableRound.Full(state, key);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Last(Vector128<byte> state, Vector128<byte> key)
    {
        if (X86Aes.IsSupported)
        {
            return X86Aes.EncryptLast(state, key);
        }

        return ArmAes.IsSupported ? ArmAes.Encrypt(state, Vector128<byte>.Zero) ^ key : PortableRound.Last(state, key);
    }
}
