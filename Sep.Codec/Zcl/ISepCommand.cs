using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>A ZCL command payload as a value.</summary>
public interface ISepCommand
{
    /// <summary>Writes the payload, without the ZCL header.</summary>
    /// <exception cref="ArgumentException">A value is out of the range that the specification allows, or the buffer is too small.</exception>
    void Write(ref WireWriter w);
}

/// <summary>
/// How a command is declared: one record struct, one file. <see cref="Read"/> is a single constructor call whose argument list is the wire order,
/// and <see cref="ISepCommand.Write"/> is its mirror. A command of more than six fields marks both as not to be inlined: the compiler inlines the
/// reads of the fields only while a caller's budget lasts, and one read left out costs more than all the others.
/// </summary>
public interface ISepCommand<TSelf> : ISepCommand where TSelf : struct, ISepCommand<TSelf>
{
    static abstract CommandKey Key { get; }

    /// <summary>Reads the payload. Never throws; a failure is in <see cref="WireReader{TTrace}.Failed"/>, and the value is then meaningless.</summary>
    static abstract TSelf Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode;
}
