using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>
/// The ZCL frame header, 3 octets, or 5 with a manufacturer code. A response copies the sequence number of its request. The reserved bits 5-7 of the
/// frame control are ignored on input and zero on output.
/// </summary>
public readonly record struct ZclHeader(
    FrameType FrameType, Direction Direction, byte Sequence, byte CommandId, bool DisableDefaultResponse = false, ushort? ManufacturerCode = null)
{
    /// <summary>Octets of the longest header, the one with a manufacturer code.</summary>
    public const int MaxSize = 5;

    private const byte FrameTypeMask = 0x03;
    private const byte ManufacturerSpecificBit = 0x04;
    private const byte DirectionBit = 0x08;
    private const byte DisableDefaultResponseBit = 0x10;

    /// <summary>3, or 5 with a manufacturer code.</summary>
    public int Size => ManufacturerCode is null ? 3 : MaxSize;

    /// <summary>What this header announces on a cluster; null for a manufacturer's own command, whose number has no meaning here.</summary>
    public CommandKey? Key(ClusterId cluster) => ManufacturerCode is not null
        ? null
        : FrameType == FrameType.ProfileWide ? CommandKey.ProfileWide(CommandId) : CommandKey.Specific(cluster, CommandId, Direction);

    /// <summary>True when the payload after this header on that cluster is a <typeparamref name="T"/>.</summary>
    public bool Announces<T>(ClusterId cluster) where T : struct, ISepCommand<T> => Key(cluster) == T.Key;

    public static ZclHeader Read(ref ZclReader r)
    {
        byte control = r.U8("FrameControl");
        if ((control & FrameTypeMask) > (byte)FrameType.ClusterSpecific)
        {
            r.Fail(ZclStatus.MalformedCommand);
            return default;
        }

        ushort? manufacturer = (control & ManufacturerSpecificBit) != 0 ? r.U16(nameof(ManufacturerCode)) : null;
        return new ZclHeader(
            (FrameType)(control & FrameTypeMask),
            (control & DirectionBit) != 0 ? Direction.ServerToClient : Direction.ClientToServer,
            r.U8(nameof(Sequence)),
            r.U8(nameof(CommandId)),
            (control & DisableDefaultResponseBit) != 0,
            manufacturer);
    }

    public void Write(ref ZclWriter w)
    {
        w.Fixed(Size);
        w.U8((byte)((byte)FrameType
            | (ManufacturerCode is null ? 0 : ManufacturerSpecificBit)
            | (Direction == Direction.ServerToClient ? DirectionBit : 0)
            | (DisableDefaultResponse ? DisableDefaultResponseBit : 0)));
        if (ManufacturerCode is ushort manufacturer)
        {
            w.U16(manufacturer);
        }

        w.U8(Sequence);
        w.U8(CommandId);
    }
}
