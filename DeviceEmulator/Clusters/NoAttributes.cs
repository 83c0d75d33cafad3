using Sep.Codec.Zcl;

namespace DeviceEmulator.Clusters;

/// <summary>A side of a cluster that has no attributes.</summary>
internal sealed class NoAttributes : IAttributes
{
    public static NoAttributes Instance { get; } = new();

    public bool TryRead(ushort id, out AttributeValue value)
    {
        value = default;
        return false;
    }

    public ZclStatus Write(ushort id, in AttributeValue value, bool isTrial) => ZclStatus.UnsupportedAttribute;
}
