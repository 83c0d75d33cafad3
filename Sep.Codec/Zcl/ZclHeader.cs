using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>
/// The ZCL frame header, 3 octets, or 5 with a manufacturer code. A response copies the sequence number of its request. The reserved bits 5-7 of the
/// frame control are ignored on input and zero on output. The default value is a profile-wide Read Attributes to a server.
/// </summary>
public readonly record struct ZclHeader
{
    /// <summary>Octets of the longest header, the one with a manufacturer code.</summary>
    public const int MaxSize = 5;

    private const int MinSize = 3;
    private const uint FrameTypeMask = 0x03;
    private const uint ManufacturerSpecificBit = 0x04;
    private const uint KnownBits = 0x1F;
    private const int DirectionShift = 3;
    private const int DisableDefaultResponseShift = 4;
    private const int SequenceShift = 8;
    private const int CommandIdShift = 16;
    private const int ManufacturerCodeShift = 32;

    // Frame control, sequence and command id as on the wire without a manufacturer code, which is in the upper half: one word in one register.
    private readonly ulong _packed;

    public ZclHeader(FrameType frameType, Direction direction, byte sequence, byte commandId, bool disableDefaultResponse = false, ushort? manufacturerCode = null)
    {
        uint control = (uint)frameType | ((uint)direction << DirectionShift) | (disableDefaultResponse ? 1u << DisableDefaultResponseShift : 0);
        _packed = control | ((uint)sequence << SequenceShift) | ((uint)commandId << CommandIdShift);
        if (manufacturerCode is ushort code)
        {
            _packed |= ManufacturerSpecificBit | ((ulong)code << ManufacturerCodeShift);
        }
    }

    private ZclHeader(ulong packed) => _packed = packed;

    public FrameType FrameType => unchecked((FrameType)(_packed & FrameTypeMask));

    public Direction Direction => unchecked((Direction)((_packed >> DirectionShift) & 1));

    public byte Sequence => unchecked((byte)(_packed >> SequenceShift));

    public byte CommandId => unchecked((byte)(_packed >> CommandIdShift));

    public bool DisableDefaultResponse => ((_packed >> DisableDefaultResponseShift) & 1) != 0;

    /// <summary>Whose command it is; null for the commands of the specification.</summary>
    public ushort? ManufacturerCode => IsManufacturers ? unchecked((ushort)(_packed >> ManufacturerCodeShift)) : null;

    /// <summary>3, or 5 with a manufacturer code.</summary>
    public int Size => IsManufacturers ? MaxSize : MinSize;

    private bool IsManufacturers => (_packed & ManufacturerSpecificBit) != 0;

    /// <summary>What this header announces on a cluster; null for a manufacturer's own command, whose number has no meaning here.</summary>
    public CommandKey? Key(ClusterId cluster) => IsManufacturers
        ? null
        : FrameType == FrameType.ProfileWide ? CommandKey.ProfileWide(CommandId) : CommandKey.Specific(cluster, CommandId, Direction);

    /// <summary>True when the payload after this header on that cluster is a <typeparamref name="T"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Announces<T>(ClusterId cluster) where T : struct, ISepCommand<T>
    {
        // One comparison of the bits that matter, all constants but the header itself: every frame comes by here.
        bool isSpecific = T.Key.FrameType == FrameType.ClusterSpecific;
        uint mask = FrameTypeMask | ManufacturerSpecificBit | (0xFFu << CommandIdShift) | (isSpecific ? 1u << DirectionShift : 0);
        uint expected = (uint)T.Key.FrameType | ((uint)T.Key.Direction << DirectionShift) | ((uint)T.Key.CommandId << CommandIdShift);
        return (_packed & mask) == expected && (!isSpecific || cluster == T.Key.Cluster);
    }

    /// <summary>Reads the header at the start of a frame. False when it is truncated or its frame type reserved; the header is then meaningless.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> frame, out ZclHeader header)
    {
        if (frame.Length < MinSize || (frame[0] & FrameTypeMask) > (uint)FrameType.ClusterSpecific)
        {
            header = default;
            return false;
        }

        header = (frame[0] & ManufacturerSpecificBit) != 0
            ? ReadManufacturers(frame)
            : new ZclHeader((frame[0] & KnownBits) | ((uint)frame[1] << SequenceShift) | ((uint)frame[2] << CommandIdShift));
        return frame.Length >= header.Size;
    }

    /// <summary>Writes the header; returns its size in octets.</summary>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Write(Span<byte> destination)
    {
        int size = Size;
        if (destination.Length < size)
        {
            throw TooSmall(destination.Length, size);
        }

        destination[0] = unchecked((byte)_packed);
        if (size == MaxSize)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(destination[1..], unchecked((ushort)(_packed >> ManufacturerCodeShift)));
        }

        destination[unchecked(size - 2)] = Sequence;
        destination[unchecked(size - 1)] = CommandId;
        return size;
    }

    /// <summary>
    /// Writes the header of a command of the specification, which has no manufacturer code: the three octets without a header in between. Answers what is
    /// behind them.
    /// </summary>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Span<byte> Write(
        Span<byte> destination, FrameType frameType, Direction direction, bool disableDefaultResponse, byte sequence, byte commandId)
    {
        if (destination.Length < MinSize)
        {
            throw TooSmall(destination.Length, MinSize);
        }

        uint control = (uint)frameType | ((uint)direction << DirectionShift) | (disableDefaultResponse ? 1u << DisableDefaultResponseShift : 0);
        destination[0] = unchecked((byte)control);
        destination[1] = sequence;
        destination[2] = commandId;
        return destination[MinSize..];
    }

    /// <inheritdoc cref="Write(Span{byte})"/>
    public void Write(ref WireWriter w)
    {
        Span<byte> octets = stackalloc byte[MaxSize];
        w.Raw(octets[..Write(octets)]);
    }

    public override string ToString() =>
        $"{FrameType} 0x{CommandId:X2} {Direction}, sequence {Sequence}{(ManufacturerCode is ushort code ? $", manufacturer 0x{code:X4}" : "")}";

    private static ZclHeader ReadManufacturers(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < MaxSize)
        {
            return new ZclHeader(ManufacturerSpecificBit);
        }

        ulong code = BinaryPrimitives.ReadUInt16LittleEndian(frame[1..]);
        return new((frame[0] & KnownBits) | ((uint)frame[3] << SequenceShift) | ((uint)frame[4] << CommandIdShift) | (code << ManufacturerCodeShift));
    }

    private static ArgumentException TooSmall(int length, int needed) => new($"The buffer has {length} octets and {needed} are needed.");
}
