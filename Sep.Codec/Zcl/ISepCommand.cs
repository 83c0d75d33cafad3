using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>A ZCL command payload as a value.</summary>
public interface ISepCommand
{
    /// <summary>Writes the payload, without the ZCL header.</summary>
    /// <exception cref="ArgumentException">A value is out of the range that the specification allows, or the buffer is too small.</exception>
    void Write(ref ZclWriter w);
}

/// <summary>
/// How a command is declared: one record struct, one file. <see cref="Read"/> is a single constructor call whose argument list is the wire order,
/// and <see cref="ISepCommand.Write"/> is its mirror.
/// </summary>
public interface ISepCommand<TSelf> : ISepCommand where TSelf : struct, ISepCommand<TSelf>
{
    static abstract CommandKey Key { get; }

    /// <summary>Reads the payload. Never throws; a failure is in <see cref="ZclReader.Error"/>, and the value is then meaningless.</summary>
    static abstract TSelf Read(ref ZclReader r);
}
