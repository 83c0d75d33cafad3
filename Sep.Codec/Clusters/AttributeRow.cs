using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters;

/// <summary>The rows of attribute tables by what they have in common: an optional attribute that is only read, of SE 1.0, unless they say otherwise.</summary>
internal static class AttributeRow
{
    public static AttributeDefinition Server(
        ushort id, ZclType type, string name, SepRevision since = SepRevision.Se10, long? @default = null, bool isMandatory = false,
        AttributeAccess access = AttributeAccess.Read, int? maxLength = null) =>
        new(ClusterSide.Server, id, type, access, isMandatory, @default, name, since) { MaxLength = maxLength };

    public static AttributeDefinition Client(
        ushort id, ZclType type, string name, SepRevision since = SepRevision.Se10, long? @default = null, bool isMandatory = false,
        AttributeAccess access = AttributeAccess.Read, int? maxLength = null) =>
        Server(id, type, name, since, @default, isMandatory, access, maxLength) with { Side = ClusterSide.Client };
}
