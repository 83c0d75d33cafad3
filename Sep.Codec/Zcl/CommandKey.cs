namespace Sep.Codec.Zcl;

/// <summary>
/// What identifies a command. A profile-wide command is the same on every cluster and in both directions, so its cluster and direction are held at
/// their default values; make keys with <see cref="Specific"/> and <see cref="ProfileWide"/>.
/// </summary>
public readonly record struct CommandKey
{
    private CommandKey(FrameType frameType, ClusterId cluster, byte commandId, Direction direction)
    {
        FrameType = frameType;
        Cluster = cluster;
        CommandId = commandId;
        Direction = direction;
    }

    public FrameType FrameType { get; }

    public ClusterId Cluster { get; }

    public byte CommandId { get; }

    public Direction Direction { get; }

    /// <summary>A command of one cluster, sent in one direction: the same number means another command the other way.</summary>
    public static CommandKey Specific(ClusterId cluster, byte commandId, Direction direction) =>
        new(FrameType.ClusterSpecific, cluster, commandId, direction);

    public static CommandKey ProfileWide(byte commandId) => new(FrameType.ProfileWide, default, commandId, default);

    public override string ToString() => FrameType == FrameType.ProfileWide
        ? $"profile-wide 0x{CommandId:X2}"
        : $"cluster 0x{(ushort)Cluster:X4} {Direction} 0x{CommandId:X2}";
}
