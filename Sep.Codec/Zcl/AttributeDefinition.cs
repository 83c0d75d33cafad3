namespace Sep.Codec.Zcl;

/// <summary>One row of a cluster's attribute table.</summary>
/// <param name="Id">The attribute's number within its cluster and side.</param>
/// <param name="Type">Its ZCL type.</param>
/// <param name="Access">What a peer may do with it.</param>
/// <param name="IsMandatory">Whether every device with the cluster has it.</param>
/// <param name="Default">The value before anyone wrote it, as a number; null when the specification gives none.</param>
/// <param name="Name">The specification's name.</param>
public sealed record AttributeDefinition(ushort Id, ZclType Type, AttributeAccess Access, bool IsMandatory, long? Default, string Name);
