using Sep.Codec.Zcl;

namespace DeviceEmulator.Clusters;

/// <summary>
/// What a node has of the attributes of one side of one cluster. Types, access and ranges are the codec's table's, and are judged before.
/// </summary>
internal interface IAttributes
{
    /// <summary>The value now. False when the node does not have the attribute.</summary>
    bool TryRead(ushort id, out AttributeValue value);

    /// <summary>Sets a value that fits the attribute's row.</summary>
    /// <param name="isTrial">True to judge only: nothing is changed.</param>
    /// <returns>SUCCESS, or why the node refuses.</returns>
    ZclStatus Write(ushort id, in AttributeValue value, bool isTrial);
}
