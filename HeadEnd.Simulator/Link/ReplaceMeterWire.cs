using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Link;

/// <summary>The encoding of a <see cref="ReplaceMeter"/> within an order.</summary>
internal static class ReplaceMeterWire
{
    public static void Write(ref LinkWriter w, ReplaceMeter body)
    {
        w.U64(body.OldEsi.Value);
        w.I64(body.JoinBy.Milliseconds);
        w.U8((byte)body.Devices.Count);
        foreach (ReplacedDevice device in body.Devices)
        {
            w.U8((byte)device.Kind);
            w.U16(device.DeviceClass);
            w.U8(device.EnrollmentGroup);
            w.U8((byte)(device.WasJoined ? 1 : 0));
            w.U16((ushort)device.SealedInstallCode.Length);
            device.SealedInstallCode.Span.CopyTo(w.Take(device.SealedInstallCode.Length));
        }
    }

    /// <exception cref="FormatException">A part is missing or unknown.</exception>
    public static ReplaceMeter Read(ref LinkReader r)
    {
        var oldEsi = new Eui64(r.U64("old ESI"));
        var joinBy = new MarketTime(r.I64("end of the join window"));
        var devices = new ReplacedDevice[r.U8("number of devices")];
        for (int i = 0; i < devices.Length; i++)
        {
            devices[i] = new ReplacedDevice(
                OrderWire.ReadKind(ref r), r.U16("device class"), r.U8("enrollment group"), r.U8("whether it was joined") != 0,
                r.Take(r.U16("length of the sealed code"), "sealed code").ToArray());
        }

        return new ReplaceMeter(oldEsi, joinBy, devices);
    }
}
