namespace Sep.Codec.Clusters.Metering;

/// <summary>The two halves of a <see cref="MeteringDeviceType"/>: what is measured, and whether a mirror says so on behalf of a sleeping meter.</summary>
public static class MeteringDeviceTypes
{
    private const byte MirrorOffset = 127;

    /// <summary>Whether it is a mirror on another device, not the meter itself.</summary>
    public static bool IsMirrored(this MeteringDeviceType type) => (byte)type >= MirrorOffset;

    /// <summary>The type of the meter that is mirrored; a meter's own type stays.</summary>
    public static MeteringDeviceType ToOriginal(this MeteringDeviceType type) => type.IsMirrored() ? (MeteringDeviceType)((byte)type - MirrorOffset) : type;

    /// <summary>The type that a mirror of this meter has; a mirror's own type stays.</summary>
    public static MeteringDeviceType ToMirrored(this MeteringDeviceType type) => type.IsMirrored() ? type : (MeteringDeviceType)((byte)type + MirrorOffset);
}
