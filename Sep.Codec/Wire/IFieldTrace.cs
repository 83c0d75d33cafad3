namespace Sep.Codec.Wire;

/// <summary>Is told every field as it is read, in wire order, by the name it has in the command: the source of field dumps.</summary>
public interface IFieldTrace
{
    /// <summary>One field was read.</summary>
    /// <param name="name">The field's name in its command.</param>
    /// <param name="kind">How to print it.</param>
    /// <param name="octets">All its octets on the wire, a length prefix included; valid only during the call.</param>
    /// <param name="names">The enumeration that names the values of a <see cref="FieldKind.Named"/> field; null otherwise.</param>
    void Field(string name, FieldKind kind, ReadOnlySpan<byte> octets, Type? names);
}
