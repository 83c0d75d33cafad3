namespace Han.Gateway.Groups;

/// <summary>What is to be done with a group of addresses. The names are those of the wire.</summary>
public enum GroupAction
{
    /// <summary>Makes it, with the addresses given.</summary>
    Create,
    Add,
    Remove,
    Delete,
    List,
}
