namespace Sep.Codec.Aps;

/// <summary>Frame control bits 2-3. The value 1, once for indirect addressing, is refused on input.</summary>
public enum ApsDeliveryMode : byte
{
    Unicast = 0,
    Broadcast = 2,
    Group = 3,
}
