namespace Sep.Codec.Zcl;

/// <summary>What this codec knows of a cluster: enough to name what is on the wire and to serve the cluster's attributes.</summary>
public sealed record ClusterDefinition
{
    /// <param name="id">The cluster's number.</param>
    /// <param name="name">The specification's name.</param>
    /// <param name="since">The revision it came with.</param>
    /// <param name="attributes">The attributes of both sides, by side and id.</param>
    /// <exception cref="ArgumentException">Two attributes of one side have one id.</exception>
    public ClusterDefinition(ClusterId id, string name, SepRevision since, IReadOnlyList<AttributeDefinition> attributes)
    {
        if (attributes.DistinctBy(attribute => (attribute.Side, attribute.Id)).Count() != attributes.Count)
        {
            throw new ArgumentException($"Two attributes of {name} have one id.", nameof(attributes));
        }

        Id = id;
        Name = name;
        Since = since;
        Attributes = attributes;
    }

    public ClusterId Id { get; }

    /// <summary>The specification's name.</summary>
    public string Name { get; }

    /// <summary>The revision it came with.</summary>
    public SepRevision Since { get; }

    /// <summary>The attributes of both sides.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes { get; }

    /// <summary>The cluster's own commands, both directions.</summary>
    public IEnumerable<SepCommandEntry> Commands => SepCommands.All.Where(entry => entry.Key.FrameType == FrameType.ClusterSpecific && entry.Key.Cluster == Id);

    /// <summary>The attribute of that side and number; null when it is none of ours.</summary>
    public AttributeDefinition? Find(ClusterSide side, ushort attributeId)
    {
        foreach (AttributeDefinition attribute in Attributes)
        {
            if (attribute.Id == attributeId && attribute.Side == side)
            {
                return attribute;
            }
        }

        return null;
    }

    public override string ToString() => $"{Name} (0x{(ushort)Id:X4})";
}
