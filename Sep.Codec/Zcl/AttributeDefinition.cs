namespace Sep.Codec.Zcl;

/// <summary>One row of a cluster's attribute table.</summary>
/// <param name="Side">Which end of the cluster has it.</param>
/// <param name="Id">The attribute's number within its cluster and side.</param>
/// <param name="Type">Its ZCL type.</param>
/// <param name="Access">What a peer may do with it.</param>
/// <param name="IsMandatory">Whether every device with the cluster has it.</param>
/// <param name="Default">The value before anyone wrote it, as a number, 64 ones as -1; null when the specification gives none.</param>
/// <param name="Name">The specification's name.</param>
/// <param name="Since">The revision it came with; 1.0 when no source names a later one.</param>
public sealed record AttributeDefinition(
    ClusterSide Side, ushort Id, ZclType Type, AttributeAccess Access, bool IsMandatory, long? Default, string Name, SepRevision Since = SepRevision.Se10)
{
    /// <summary>The smallest value allowed, where the specification says less than the type.</summary>
    public long? Minimum { get; init; }

    /// <summary>The largest value allowed, where the specification says less than the type.</summary>
    public long? Maximum { get; init; }

    /// <summary>The most octets of a string, its length prefix not included; null for other types, and where only the type limits it.</summary>
    public int? MaxLength { get; init; }

    public override string ToString() => $"{Name} (0x{Id:X4}, {Side})";
}
