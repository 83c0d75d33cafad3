using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>The children of a device, at the end of an extended address response.</summary>
/// <param name="StartIndex">Where in the whole list these begin; 0 and not on the wire when there are none.</param>
/// <param name="Addresses">Their network addresses; at most 255.</param>
public readonly record struct AssociatedDevices(byte StartIndex, UInt16List Addresses)
{
    /// <summary>Reads the list, when there is one.</summary>
    internal static AssociatedDevices? ReadOptional<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        if (!r.More)
        {
            return null;
        }

        byte count = r.U8("NumAssocDev");
        return count == 0 ? default(AssociatedDevices)
            : new(r.U8(nameof(StartIndex)), new UInt16List(r.Octets("NwkAddrAssocDevList", count * sizeof(ushort))));
    }

    internal static void WriteOptional(ref WireWriter w, AssociatedDevices? devices)
    {
        if (devices is not AssociatedDevices list)
        {
            return;
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(list.Addresses.Count, byte.MaxValue, nameof(devices));
        w.U8((byte)list.Addresses.Count);
        if (list.Addresses.Count != 0)
        {
            w.U8(list.StartIndex);
            w.Raw(list.Addresses.Raw.Span);
        }
        else if (list.StartIndex != 0)
        {
            throw new ArgumentException("An empty list has no start.", nameof(devices));
        }
    }
}
