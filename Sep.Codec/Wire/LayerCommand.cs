using System.Collections.Frozen;

namespace Sep.Codec.Wire;

/// <summary>What the commands of all layers have in common: reading, writing and listing them.</summary>
internal static class LayerCommand
{
    /// <summary>Reads a value and says what it leaves over.</summary>
    public static FrameError Read<T>(ReadOnlyMemory<byte> octets, out T value, out ReadOnlyMemory<byte> tail) where T : struct, IWireValue<T>
    {
        WireReader<Untraced> r = new(in octets);
        T read = T.Read(ref r);
        if (r.Failed)
        {
            value = default;
            tail = default;
            return FrameError.Malformed;
        }

        value = read;
        tail = octets[^r.Tail.Length..];
        return FrameError.None;
    }

    /// <summary>Reads the command after its one-octet id, which must be that of <typeparamref name="T"/>.</summary>
    public static FrameError ReadAfterId<T, TId>(ReadOnlyMemory<byte> payload, out T command, out ReadOnlyMemory<byte> tail)
        where T : struct, ILayerCommand<T, TId>
        where TId : unmanaged, Enum
    {
        command = default;
        tail = default;
        WireReader<Untraced> r = new(in payload);
        TId id = r.Named8<TId>("CommandId");
        return r.Failed ? FrameError.Truncated
            : !EqualityComparer<TId>.Default.Equals(id, T.Id) ? FrameError.UnknownCommand
            : Read(payload[1..], out command, out tail);
    }

    public static void WriteAfterId<T, TId>(ref WireWriter w, in T command) where T : struct, ILayerCommand<T, TId> where TId : unmanaged, Enum
    {
        w.Named8(T.Id);
        command.Write(ref w);
    }

    public static LayerCommandEntry<TId> Entry<T, TId>() where T : struct, ILayerCommand<T, TId> where TId : unmanaged, Enum =>
        new(T.Id, typeof(T).Name, typeof(T), Decode<T>);

    /// <summary>The same for a value that does not know its number: an answer has that of its request.</summary>
    public static LayerCommandEntry<TId> Entry<T, TId>(TId id) where T : struct, IWireValue<T> where TId : unmanaged, Enum =>
        new(id, typeof(T).Name, typeof(T), Decode<T>);

    public static FrozenDictionary<TId, LayerCommandEntry<TId>> Index<TId>(IEnumerable<LayerCommandEntry<TId>> entries) where TId : unmanaged, Enum =>
        entries.ToFrozenDictionary(entry => entry.Id);

    private static IWireValue? Decode<T>(ReadOnlyMemory<byte> fields, IFieldTrace? trace, out ReadOnlyMemory<byte> tail) where T : struct, IWireValue<T> =>
        trace is null ? Decode<T, Untraced>(fields, default, out tail) : Decode<T, Traced>(fields, new Traced(trace), out tail);

    private static IWireValue? Decode<T, TTrace>(ReadOnlyMemory<byte> fields, TTrace trace, out ReadOnlyMemory<byte> tail)
        where T : struct, IWireValue<T>
        where TTrace : struct, ITraceMode
    {
        WireReader<TTrace> r = new(in fields, trace);
        T value = T.Read(ref r);
        tail = r.Failed ? default : fields[^r.Tail.Length..];
        return r.Failed ? null : value;
    }
}
