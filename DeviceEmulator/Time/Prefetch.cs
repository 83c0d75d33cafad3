using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace DeviceEmulator.Time;

/// <summary>
/// Asks the processor to bring memory that will be needed soon, and does not wait for it: a hint that changes nothing, without effect where there is no such
/// instruction. The collector may move what is meant at any moment: a hint about a wrong address does nothing.
/// </summary>
public static unsafe class Prefetch
{
    /// <summary>Octets that the processor fetches at once.</summary>
    private const int Line = 64;

    /// <summary>An object's header and its first fields: two lines, since few objects begin where a line does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Object(object? target)
    {
        if (Sse.IsSupported)
        {
            byte* at = *(byte**)Unsafe.AsPointer(ref target);
            Sse.Prefetch0(at);
            Sse.Prefetch0(at + Line);
        }
    }

    /// <summary>A record within an array.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Record<T>(ref readonly T record) where T : struct
    {
        if (Sse.IsSupported)
        {
            byte* at = (byte*)Unsafe.AsPointer(ref Unsafe.AsRef(in record));
            for (int offset = 0; offset < Unsafe.SizeOf<T>(); offset += Line)
            {
                Sse.Prefetch0(at + offset);
            }

            // Few records begin where a line does, so the last octet may lie in one more.
            Sse.Prefetch0(at + Unsafe.SizeOf<T>() - 1);
        }
    }
}
