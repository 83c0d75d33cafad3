using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Sep.Codec.Coordinator.Znp;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>Answers that refer to the octets of their frame, in memory of their own.</summary>
internal static class ZnpOwned
{
    /// <summary>Only those are boxed on the way: an answer that holds a key leaves no copy on the heap.</summary>
    public static T Copy<T>(T answer) where T : struct =>
        typeof(T) == typeof(ZnpNvValueAnswer) || typeof(T) == typeof(AfDataRetrieveAnswer) || typeof(T) == typeof(UtilGetDeviceInfoAnswer)
            ? (T)Copied(answer)
            : answer;

    /// <summary>Overwrites an item that the chip told: it may have been a key.</summary>
    public static void Wipe<T>(T answer) where T : struct
    {
        if (typeof(T) == typeof(ZnpNvValueAnswer) && MemoryMarshal.TryGetArray(((ZnpNvValueAnswer)(object)answer).Value.Memory, out ArraySegment<byte> octets))
        {
            CryptographicOperations.ZeroMemory(octets);
        }
    }

    private static object Copied(object answer) => answer switch
    {
        ZnpNvValueAnswer value => value with { Value = value.Value.ToOwned() },
        AfDataRetrieveAnswer part => part with { Data = part.Data.ToOwned() },
        UtilGetDeviceInfoAnswer info => info with { Children = default },
        _ => answer,
    };
}
