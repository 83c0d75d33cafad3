using System.Numerics;

namespace DeviceEmulator.Time;

/// <summary>One digit of an <see cref="Agenda"/>: for each of its values the list of timers that hang there, in the order in which they came.</summary>
internal sealed class TimerWheel
{
    /// <summary>Wheels that cover all moments.</summary>
    public const int Digits = (63 + Bits - 1) / Bits;

    /// <summary>Of a digit. The lowest wheel then covers a quarter of a second, the next a minute, the third four hours and a half.</summary>
    private const int Bits = 8;
    private const int Places = 1 << Bits;
    private const int WordBits = 6;

    private readonly TimerList[] _places = new TimerList[Places];

    /// <summary>A bit for each place that is not empty.</summary>
    private readonly ulong[] _taken = new ulong[Places >> WordBits];

    /// <summary>The highest digit that is not 0, or the lowest.</summary>
    public static int HighestDigit(long difference) => BitOperations.Log2((ulong)difference) / Bits;

    public static int Digit(long moment, int digit) => (int)((moment >> (digit * Bits)) & (Places - 1));

    public bool IsEmpty(int place) => (_taken[place >> WordBits] & Bit(place)) == 0;

    public void Append(int place, in PendingTimer timer, SlotPool<TimerChunk> chunks)
    {
        _taken[place >> WordBits] |= Bit(place);
        _places[place].Append(timer, chunks);
    }

    /// <summary>Takes the first timer of a place that is not empty.</summary>
    public PendingTimer TakeFirst(int place, SlotPool<TimerChunk> chunks)
    {
        ref TimerList list = ref _places[place];
        PendingTimer first = list.TakeFirst(chunks);
        if (list.IsEmpty)
        {
            _taken[place >> WordBits] &= ~Bit(place);
        }

        return first;
    }

    /// <summary>Looks at the timer that so many others come before, from a place on to the end of the wheel.</summary>
    public bool TryPeek(int place, int ahead, SlotPool<TimerChunk> chunks, out PendingTimer timer)
    {
        for (int at = FirstTaken(place); at < Places; at = FirstTaken(at + 1))
        {
            if (_places[at].TryPeek(ref ahead, chunks, out timer))
            {
                return true;
            }
        }

        timer = default;
        return false;
    }

    /// <summary>Takes all timers of a place.</summary>
    public TimerList Detach(int place)
    {
        _taken[place >> WordBits] &= ~Bit(place);
        TimerList all = _places[place];
        _places[place] = default;
        return all;
    }

    /// <summary>When the first timer of this wheel is due.</summary>
    public bool TryFindFirst(out long due)
    {
        int first = FirstTaken(0);
        due = first < Places ? _places[first].Due : 0;
        return first < Places;
    }

    /// <summary>The first place from there on that is not empty; <see cref="Places"/> for none.</summary>
    private int FirstTaken(int place)
    {
        int word = place >> WordBits;
        ulong taken = place < Places ? _taken[word] & (ulong.MaxValue << (place & ((1 << WordBits) - 1))) : 0;
        while (taken == 0 && ++word < _taken.Length)
        {
            taken = _taken[word];
        }

        return taken == 0 ? Places : (word << WordBits) + BitOperations.TrailingZeroCount(taken);
    }

    private static ulong Bit(int place) => 1UL << (place & ((1 << WordBits) - 1));
}
