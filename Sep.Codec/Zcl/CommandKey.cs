namespace Sep.Codec.Zcl;

/// <summary>
/// What identifies a command. A profile-wide command is the same on every cluster and in both directions, so its cluster and direction are held at
/// their default values; make keys with <see cref="Specific"/> and <see cref="ProfileWide"/>.
/// </summary>
public readonly record struct CommandKey
{
    // Cluster, command id, direction and frame type from the top, in one word: keys are compared for every frame.
    private readonly uint _packed;

    private CommandKey(uint packed) => _packed = packed;

    public FrameType FrameType => unchecked((FrameType)(_packed & 0x03));

    public ClusterId Cluster => unchecked((ClusterId)(_packed >> 16));

    public byte CommandId => unchecked((byte)(_packed >> 8));

    public Direction Direction => unchecked((Direction)((_packed >> 2) & 0x01));

    /// <summary>A command of one cluster, sent in one direction: the same number means another command the other way.</summary>
    public static CommandKey Specific(ClusterId cluster, byte commandId, Direction direction) =>
        new(((uint)cluster << 16) | ((uint)commandId << 8) | ((uint)direction << 2) | (uint)FrameType.ClusterSpecific);

    public static CommandKey ProfileWide(byte commandId) => new((uint)commandId << 8);

    public override string ToString() => FrameType == FrameType.ProfileWide
        ? $"profile-wide 0x{CommandId:X2}"
        : $"cluster 0x{(ushort)Cluster:X4} {Direction} 0x{CommandId:X2}";
}
