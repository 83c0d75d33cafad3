namespace Sep.Codec.Nwk;

/// <summary>Whether a route request looks for one device, or makes its sender a concentrator that everybody gets a route to.</summary>
public enum ManyToOne : byte
{
    None = 0,

    /// <summary>Many to one; the sender keeps route records.</summary>
    WithRouteRecords = 1,

    /// <summary>Many to one; the sender keeps no route records.</summary>
    WithoutRouteRecords = 2,

    Reserved = 3,
}
