namespace Sep.Codec.Wire;

/// <summary>A value that knows how to write itself: a header, a command or a part of one.</summary>
public interface IWireValue
{
    /// <summary>Writes the value.</summary>
    /// <exception cref="ArgumentException">A value is out of the range that the specification allows, or the buffer is too small.</exception>
    void Write(ref WireWriter w);
}

/// <summary>
/// A value of fixed or self-describing length below the ZCL: <see cref="Read"/> takes the fields in wire order, and Write is its mirror.
/// </summary>
public interface IWireValue<TSelf> : IWireValue where TSelf : struct, IWireValue<TSelf>
{
    /// <summary>Reads the value. Never throws; after a failure (<see cref="WireReader{TTrace}.Failed"/>) the value is meaningless.</summary>
    static abstract TSelf Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode;
}
