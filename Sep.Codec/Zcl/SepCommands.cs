using System.Collections.Frozen;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Every command of this codec. The list is written out, not found by reflection, so that ahead-of-time compilation keeps working.</summary>
public static class SepCommands
{
    /// <summary>All commands, in the order of the list.</summary>
    public static IReadOnlyList<SepCommandEntry> All { get; } =
    [
        Entry<ReadAttributes>(),
        Entry<ReadAttributesResponse>(),
        Entry<WriteAttributes>(),
        Entry<WriteAttributesResponse>(),
        Entry<WriteAttributesNoResponse>(),
        Entry<DefaultResponse>(),
        Entry<LoadControlEvent>(),
        Entry<CancelLoadControlEvent>(),
        Entry<CancelAllLoadControlEvents>(),
        Entry<ReportEventStatus>(),
        Entry<GetScheduledEvents>(),
    ];

    /// <summary>The same commands by key.</summary>
    public static FrozenDictionary<CommandKey, SepCommandEntry> ByKey { get; } = Index(All);

    /// <summary>The command that a header announces on a cluster; null when it is none of ours.</summary>
    public static SepCommandEntry? Find(in ZclHeader header, ClusterId cluster) =>
        header.Key(cluster) is CommandKey key && ByKey.TryGetValue(key, out SepCommandEntry? entry) ? entry : null;

    internal static FrozenDictionary<CommandKey, SepCommandEntry> Index(IReadOnlyList<SepCommandEntry> entries)
    {
        Dictionary<CommandKey, SepCommandEntry> index = [];
        foreach (SepCommandEntry entry in entries)
        {
            if (!index.TryAdd(entry.Key, entry))
            {
                throw new InvalidOperationException($"{entry.Name} and {index[entry.Key].Name} have the same key, {entry.Key}.");
            }
        }

        return index.ToFrozenDictionary();
    }

    private static SepCommandEntry Entry<T>() where T : struct, ISepCommand<T> => new(T.Key, typeof(T).Name, typeof(T), Decode<T>);

    private static ISepCommand? Decode<T>(ReadOnlyMemory<byte> payload, IFieldTrace? trace, out ReadOnlyMemory<byte> tail) where T : struct, ISepCommand<T>
    {
        ZclReader r = new(payload, trace);
        T command = T.Read(ref r);
        bool read = r.Error == ZclStatus.Success;
        tail = read ? payload[^r.Tail.Length..] : default;
        return read ? command : null;
    }
}
