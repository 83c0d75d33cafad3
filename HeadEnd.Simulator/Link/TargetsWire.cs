using System.Numerics;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Link;

/// <summary>
/// The targets of an order on the link: their number, and of each a head, the ESI, and the device if it is one. The head is how much the ordinal is above the
/// one before (modulo 2^32) times two, plus one where a device follows, in groups of seven bits from the lowest up; all but the last have their high bit set.
/// That makes nine octets a target as a rule, and a caller waits until they are on disk. Version 1 had 20 for each: ordinal, ESI, and device or 0.
/// </summary>
internal static class TargetsWire
{
    private const int GroupBits = 7;
    private const int Continues = 1 << GroupBits;

    /// <summary>Octets of an EUI-64, and of the least target.</summary>
    private const int Address = 8;
    private const int Least = 1 + Address;
    private const int Version1Size = 20;

    /// <summary>Octets.</summary>
    public static int SizeOf(ReadOnlySpan<OrderTarget> targets)
    {
        int size = sizeof(uint);
        uint before = 0;
        foreach (ref readonly OrderTarget target in targets)
        {
            size += (BitOperations.Log2(HeadOf(target, before)) / GroupBits) + 1 + Address + (target.Device.IsNone ? 0 : Address);
            before = target.Ordinal;
        }

        return size;
    }

    public static void Write(ref LinkWriter w, ReadOnlySpan<OrderTarget> targets)
    {
        w.U32((uint)targets.Length);
        uint before = 0;
        foreach (ref readonly OrderTarget target in targets)
        {
            ulong head = HeadOf(target, before);
            for (; head >= Continues; head >>= GroupBits)
            {
                w.U8((byte)((head & (Continues - 1)) | Continues));
            }

            w.U8((byte)head);
            w.U64(target.Esi.Value);
            if (!target.Device.IsNone)
            {
                w.U64(target.Device.Value);
            }

            before = target.Ordinal;
        }
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="FormatException">They are not those of an order; the message names the part.</exception>
    public static OrderTarget[] Read(ref LinkReader r)
    {
        OrderTarget[] targets = Announced(r.U32("number of targets"), r.Left / Least, r.Left);
        uint before = 0;
        foreach (ref OrderTarget target in targets.AsSpan())
        {
            ulong head = ReadHead(ref r);
            before = unchecked(before + (uint)(head >> 1));
            target = new OrderTarget(before, new Eui64(r.U64("ESI")), (head & 1) == 0 ? default : ReadDevice(ref r));
        }

        return targets;
    }

    /// <inheritdoc cref="Read"/>
    public static OrderTarget[] ReadVersion1(ref LinkReader r)
    {
        OrderTarget[] targets = Announced(r.U32("number of targets"), r.Left / Version1Size, r.Left);
        foreach (ref OrderTarget target in targets.AsSpan())
        {
            target = new OrderTarget(r.U32("ordinal"), new Eui64(r.U64("ESI")), new Eui64(r.U64("device")));
        }

        return targets;
    }

    private static OrderTarget[] Announced(uint count, int most, int left) =>
        count <= most ? new OrderTarget[count] : throw new FormatException($"The order announces {count} targets and {left} octets follow.");

    private static ulong HeadOf(in OrderTarget target, uint before) => ((ulong)unchecked(target.Ordinal - before) << 1) | (target.Device.IsNone ? 0UL : 1);

    private static Eui64 ReadDevice(ref LinkReader r) => new Eui64(r.U64("device")) is { IsNone: false } device
        ? device
        : throw new FormatException("The order announces a device and has none.");

    private static ulong ReadHead(ref LinkReader r)
    {
        ulong head = 0;
        for (int shift = 0; ; shift += GroupBits)
        {
            byte group = r.U8("ordinal");
            head |= (ulong)(group & (Continues - 1)) << shift;
            if (head >> 33 != 0 || (group == 0 && shift > 0) || shift > 4 * GroupBits)
            {
                throw new FormatException("The order has a target whose ordinal is too large, or longer than it need be.");
            }

            if (group < Continues)
            {
                return head;
            }
        }
    }
}
