using System.Numerics;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Lanes;

/// <summary>
/// The lines of a lane by address: a hash table whose entries are the lines themselves, so that one costs a reference or two beside its object, and making
/// room copies nothing but those.
/// </summary>
internal sealed class EsiLines
{
    private const int FewestLists = 16;

    /// <summary>By the upper bits of the hash; as many as a power of two, and at least one for each line.</summary>
    private EsiLine?[] _lists = new EsiLine?[FewestLists];

    public int Count { get; private set; }

    public EsiLine? Find(Eui64 esi)
    {
        EsiLine? line = ListOf(esi);
        while (line is not null && line.Address != esi)
        {
            line = line.Next;
        }

        return line;
    }

    /// <summary>Adds a line of an ESI that has none.</summary>
    public void Add(EsiLine line)
    {
        MakeRoom(1);
        Hang(line);
        Count++;
    }

    /// <summary>Takes the line of an ESI out; null when there is none.</summary>
    public EsiLine? Remove(Eui64 esi)
    {
        ref EsiLine? place = ref ListOf(esi);
        while (place is not null && place.Address != esi)
        {
            place = ref place.Next;
        }

        EsiLine? removed = place;
        if (removed is not null)
        {
            place = removed.Next;
            removed.Next = null;
            Count--;
        }

        return removed;
    }

    /// <summary>For so many lines more, at once.</summary>
    public void MakeRoom(int more)
    {
        if (Count + more <= _lists.Length)
        {
            return;
        }

        EsiLine?[] old = _lists;
        _lists = new EsiLine?[BitOperations.RoundUpToPowerOf2((uint)(Count + more))];
        foreach (EsiLine? first in old)
        {
            for (EsiLine? line = first; line is not null;)
            {
                EsiLine? next = line.Next;
                Hang(line);
                line = next;
            }
        }
    }

    private void Hang(EsiLine line)
    {
        ref EsiLine? list = ref ListOf(line.Address);
        line.Next = list;
        list = line;
    }

    private ref EsiLine? ListOf(Eui64 esi)
    {
        const ulong golden = 0x9E3779B97F4A7C15;
        return ref _lists[(int)(unchecked(esi.Value * golden) >> (64 - BitOperations.Log2((uint)_lists.Length)))];
    }
}
