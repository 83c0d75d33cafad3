namespace Sep.Codec.Mac;

/// <summary>How an association ended.</summary>
public enum AssociationStatus : byte
{
    Successful = 0x00,
    PanAtCapacity = 0x01,
    PanAccessDenied = 0x02,
}
