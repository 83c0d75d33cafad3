using System.Text;
using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Link;

/// <summary>
/// The encoding of an order on the link, little-endian: version, order, request id (length and ASCII), priority, three moments, the body with its kind,
/// and the targets (<see cref="TargetsWire"/>). Version 2; orders of version 1 are read, too, and what a reader does not know it refuses. Bodies: one command is
/// cluster, command, length and payload; a schedule of prices is their number, and length and payload of each; a provisioning is kind, class, group, moment,
/// and length and octets of the sealed code; a removal is nothing; an enrollment is the group, whether there is a class, and the class; a new meter is the old
/// ESI, moment, number of devices, and kind, class, group, whether it was joined, length and octets of the sealed code of each.
/// </summary>
public static class OrderWire
{
    public const byte Version = 2;

    /// <summary>A store may hold orders that an older gateway wrote.</summary>
    private const byte Version1 = 1;

    private const byte SendCommandKind = 1;
    private const byte FeedPricesKind = 2;
    private const byte ProvisionDeviceKind = 3;
    private const byte RemoveDeviceKind = 4;
    private const byte WriteEnrollmentKind = 5;
    private const byte ReplaceMeterKind = 6;

    /// <exception cref="ArgumentException">A part of the order cannot be written.</exception>
    public static byte[] Encode(TdspOrder order)
    {
        if (order.RequestId.Length > byte.MaxValue || !Ascii.IsValid(order.RequestId))
        {
            throw new ArgumentException("The request id is too long or not ASCII.", nameof(order));
        }

        byte[] wire = new byte[31 + order.RequestId.Length + SizeOf(order.Body) + TargetsWire.SizeOf(order.Targets.Span)];
        LinkWriter w = new(wire);
        w.U8(Version);
        w.U32(order.OrderId);
        w.U8((byte)order.RequestId.Length);
        Encoding.ASCII.GetBytes(order.RequestId, w.Take(order.RequestId.Length));
        w.U8((byte)order.Priority);
        w.I64(order.EnteredAt.Milliseconds);
        w.I64(order.NotAfter.Milliseconds);
        w.I64(order.ReportBy.Milliseconds);
        WriteBody(ref w, order.Body);
        TargetsWire.Write(ref w, order.Targets.Span);
        return wire;
    }

    /// <summary>Reads an order into memory of its own.</summary>
    /// <exception cref="FormatException">Not an order; the message names the part.</exception>
    public static TdspOrder Decode(ReadOnlyMemory<byte> wire)
    {
        LinkReader r = new(wire.Span);
        byte version = r.U8("version");
        if (version is not (Version or Version1))
        {
            throw new FormatException($"The order has version {version}; this reader knows {Version1} and {Version}.");
        }

        uint orderId = r.U32("order id");
        ReadOnlySpan<byte> requestId = r.Take(r.U8("request id"), "request id");
        if (!Ascii.IsValid(requestId))
        {
            throw new FormatException("The request id of the order is not ASCII.");
        }

        string request = Encoding.ASCII.GetString(requestId);
        var priority = (OrderPriority)r.U8("priority");
        if (priority > OrderPriority.High)
        {
            throw new FormatException($"The order has priority {(byte)priority}, which does not exist.");
        }

        MarketTime enteredAt = new(r.I64("moment of entry"));
        MarketTime notAfter = new(r.I64("latest delivery"));
        MarketTime reportBy = new(r.I64("end of reports"));
        OrderBody body = ReadBody(ref r);
        OrderTarget[] targets = version == Version ? TargetsWire.Read(ref r) : TargetsWire.ReadVersion1(ref r);
        if (r.Left > 0)
        {
            throw new FormatException($"{r.Left} octets follow the order's last target.");
        }

        if (body is ProvisionDevice or RemoveDevice && targets.Length != 1)
        {
            throw new FormatException($"The order is about one device and has {targets.Length} targets.");
        }

        if (body is ReplaceMeter replace && targets.Length != Math.Max(replace.Devices.Count, 1))
        {
            throw new FormatException($"The order takes {replace.Devices.Count} devices to a new meter and has {targets.Length} targets.");
        }

        return new TdspOrder(orderId, request, priority, enteredAt, notAfter, reportBy, body, targets);
    }

    /// <summary>Octets of a body, its kind included.</summary>
    private static int SizeOf(OrderBody body)
    {
        switch (body)
        {
            case SendCommand command when command.Payload.Length <= ushort.MaxValue:
                return 6 + command.Payload.Length;
            case FeedPrices { Payloads.Count: > 0 and <= byte.MaxValue } prices when prices.Payloads.All(p => p.Length <= byte.MaxValue):
                return 2 + prices.Payloads.Sum(p => 1 + p.Length);
            case ProvisionDevice { SealedInstallCode.Length: <= ushort.MaxValue } provision:
                return 15 + provision.SealedInstallCode.Length;
            case RemoveDevice:
                return 1;
            case WriteEnrollment:
                return 5;
            case ReplaceMeter { Devices.Count: <= byte.MaxValue } replace when replace.Devices.All(d => d.SealedInstallCode.Length <= ushort.MaxValue):
                return 18 + replace.Devices.Sum(d => 7 + d.SealedInstallCode.Length);
            default:
                throw new ArgumentException($"There is no encoding for a {body.GetType().Name} of this size.", nameof(body));
        }
    }

    private static void WriteBody(ref LinkWriter w, OrderBody body)
    {
        switch (body)
        {
            case SendCommand command:
                w.U8(SendCommandKind);
                w.U16(command.ClusterId);
                w.U8(command.CommandId);
                w.U16((ushort)command.Payload.Length);
                command.Payload.Span.CopyTo(w.Take(command.Payload.Length));
                break;
            case FeedPrices prices:
                w.U8(FeedPricesKind);
                w.U8((byte)prices.Payloads.Count);
                foreach (ReadOnlyMemory<byte> payload in prices.Payloads)
                {
                    w.U8((byte)payload.Length);
                    payload.Span.CopyTo(w.Take(payload.Length));
                }

                break;
            case ProvisionDevice provision:
                w.U8(ProvisionDeviceKind);
                w.U8((byte)provision.Kind);
                w.U16(provision.DeviceClass);
                w.U8(provision.EnrollmentGroup);
                w.I64(provision.JoinBy.Milliseconds);
                w.U16((ushort)provision.SealedInstallCode.Length);
                provision.SealedInstallCode.Span.CopyTo(w.Take(provision.SealedInstallCode.Length));
                break;
            case RemoveDevice:
                w.U8(RemoveDeviceKind);
                break;
            case WriteEnrollment enrollment:
                w.U8(WriteEnrollmentKind);
                w.U8(enrollment.EnrollmentGroup);
                w.U8((byte)(enrollment.DeviceClass is null ? 0 : 1));
                w.U16(enrollment.DeviceClass ?? 0);
                break;
            case ReplaceMeter replace:
                w.U8(ReplaceMeterKind);
                ReplaceMeterWire.Write(ref w, replace);
                break;
        }
    }

    internal static DeviceKind ReadKind(ref LinkReader r) => (DeviceKind)r.U8("device kind") is var kind && kind != DeviceKind.None && Enum.IsDefined(kind)
        ? kind
        : throw new FormatException($"The order has a device of kind {(byte)kind}, which this reader does not know.");

    private static OrderBody ReadBody(ref LinkReader r)
    {
        switch (r.U8("body kind"))
        {
            case SendCommandKind:
                return new SendCommand(r.U16("cluster"), r.U8("command"), r.Take(r.U16("payload length"), "payload").ToArray());
            case FeedPricesKind:
                var payloads = new ReadOnlyMemory<byte>[r.U8("number of prices")];
                foreach (ref ReadOnlyMemory<byte> payload in payloads.AsSpan())
                {
                    payload = r.Take(r.U8("payload length"), "payload").ToArray();
                }

                return payloads.Length > 0 ? new FeedPrices(payloads) : throw new FormatException("The order has a schedule without prices.");
            case ProvisionDeviceKind:
                return new ProvisionDevice(
                    ReadKind(ref r), r.U16("device class"), r.U8("enrollment group"), new MarketTime(r.I64("end of the join window")),
                    r.Take(r.U16("length of the sealed code"), "sealed code").ToArray());
            case RemoveDeviceKind:
                return new RemoveDevice();
            case WriteEnrollmentKind:
                byte group = r.U8("enrollment group");
                bool hasClass = r.U8("whether there is a class") != 0;
                ushort deviceClass = r.U16("device class");
                return new WriteEnrollment(group, hasClass ? deviceClass : null);
            case ReplaceMeterKind:
                return ReplaceMeterWire.Read(ref r);
            case byte kind:
                throw new FormatException($"The order has a body of kind {kind}, which this reader does not know.");
        }
    }
}
