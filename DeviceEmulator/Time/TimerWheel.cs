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

    private readonly Place[] _places = new Place[Places];

    /// <summary>A bit for each place that is not empty.</summary>
    private readonly ulong[] _taken = new ulong[Places >> WordBits];

    /// <summary>The highest digit that is not 0, or the lowest.</summary>
    public static int HighestDigit(long difference) => BitOperations.Log2((ulong)difference) / Bits;

    public static int Digit(long moment, int digit) => (int)((moment >> (digit * Bits)) & (Places - 1));

    public bool IsEmpty(int place) => (_taken[place >> WordBits] & Bit(place)) == 0;

    public void Append(int place, int timer, long due, TimerPool timers)
    {
        ref Place list = ref _places[place];
        ref ulong taken = ref _taken[place >> WordBits];
        timers[timer].Next = TimerPool.None;
        if ((taken & Bit(place)) == 0)
        {
            taken |= Bit(place);
            list = new Place { First = timer, Last = timer, Due = due };
            return;
        }

        timers[list.Last].Next = timer;
        list.Last = timer;
        list.Due = Math.Min(list.Due, due);
    }

    /// <summary>Takes the first timer of a place that is not empty.</summary>
    public int RemoveFirst(int place, TimerPool timers)
    {
        ref Place list = ref _places[place];
        int first = list.First;
        list.First = timers[first].Next;
        if (list.First == TimerPool.None)
        {
            _taken[place >> WordBits] &= ~Bit(place);
        }

        return first;
    }

    /// <summary>Takes all timers of a place that is not empty; returns the first, from which the others follow.</summary>
    public int Detach(int place)
    {
        _taken[place >> WordBits] &= ~Bit(place);
        return _places[place].First;
    }

    /// <summary>When the first timer of this wheel is due.</summary>
    public bool TryFindFirst(out long due)
    {
        int word = _taken.AsSpan().IndexOfAnyExcept(0UL);
        if (word < 0)
        {
            due = 0;
            return false;
        }

        due = _places[(word << WordBits) + BitOperations.TrailingZeroCount(_taken[word])].Due;
        return true;
    }

    private static ulong Bit(int place) => 1UL << (place & ((1 << WordBits) - 1));

    private struct Place
    {
        public int First;
        public int Last;

        /// <summary>The earliest moment among its timers.</summary>
        public long Due;
    }
}
