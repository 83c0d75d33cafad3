namespace Sep.Codec.Wire;

/// <summary>Is told every field as it is read, in wire order, by the name it has in the command: the source of field dumps.</summary>
public interface IFieldTrace
{
    /// <summary>One field was read. The octets are those on the wire, little-endian, and are valid only during the call.</summary>
    void Field(string name, ReadOnlySpan<byte> octets);
}
