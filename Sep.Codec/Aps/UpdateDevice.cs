using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Aps;

/// <summary>A router tells the trust centre that a device joined at it, or left.</summary>
/// <param name="Device">The device.</param>
/// <param name="ShortAddress">Its network address.</param>
/// <param name="Status">What happened to it.</param>
public readonly record struct UpdateDevice(Eui64 Device, ushort ShortAddress, UpdateDeviceStatus Status) : ILayerCommand<UpdateDevice, ApsCommandId>
{
    /// <summary>Octets after the command id.</summary>
    public const int Size = 11;

    public static ApsCommandId Id => ApsCommandId.UpdateDevice;

    public static UpdateDevice Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.Eui64(nameof(Device)), f.U16(nameof(ShortAddress)), f.Named8<UpdateDeviceStatus>(nameof(Status)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.Eui64(Device);
        f.U16(ShortAddress);
        f.Named8(Status);
    }
}
