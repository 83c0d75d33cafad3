using System.Buffers;
using System.Collections;
using System.Runtime.CompilerServices;

namespace Han.Gateway.Requests;

/// <summary>
/// The addresses of a request in document order, as text in one pooled array: strings for ten thousand of them would be more than a megabyte of new memory a
/// request. Disposing gives the arrays back to the pool and leaves the list empty; a list that nobody disposes of is the collector's. Who wants an address for
/// longer takes a <see cref="RequestAddress"/>. Not thread-safe.
/// </summary>
[CollectionBuilder(typeof(AddressList), nameof(Create))]
public sealed class AddressList : IReadOnlyList<RequestAddress>, IDisposable
{
    /// <summary>Ends each value, in the text and in what a request's hash is made of.</summary>
    private const char Separator = '\n';

    private const int FirstAddresses = 8;
    private const int UsualText = 64;

    /// <summary>Of each address: where its values end, each before its separator.</summary>
    private (int EsiId, int Meter, int Device)[] _ends = [];
    private char[] _text = [];
    private int _length;

    public int Count { get; private set; }

    /// <summary>With strings of its own, outlives the list.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such address.</exception>
    public RequestAddress this[int index] => TextAt(index).ToAddress();

    public static AddressList Create(ReadOnlySpan<RequestAddress> addresses)
    {
        var list = new AddressList();
        foreach (ref readonly RequestAddress address in addresses)
        {
            list.Add(address);
        }

        return list;
    }

    public void Add(in RequestAddress address)
    {
        AddEsiId(address.EsiId);
        AddMeterSerialNumber(address.MeterSerialNumber);
        AddDeviceMacAddress(address.DeviceMacAddress);
    }

    /// <summary>
    /// The first value of another address. <see cref="AddMeterSerialNumber"/> and <see cref="AddDeviceMacAddress"/> must follow, in this order; the address is
    /// there after the last. A list of which one is left unfinished is of no use any more.
    /// </summary>
    internal void AddEsiId(ReadOnlySpan<char> value)
    {
        if (Count == _ends.Length)
        {
            Grow(ref _ends, Count, Math.Max(FirstAddresses, Count + 1));
        }

        _ends[Count].EsiId = Append(value);
    }

    internal void AddMeterSerialNumber(ReadOnlySpan<char> value) => _ends[Count].Meter = Append(value);

    /// <param name="value">Empty where the address is a whole premise.</param>
    internal void AddDeviceMacAddress(ReadOnlySpan<char> value) => _ends[Count++].Device = Append(value);

    /// <summary>An address where it lies: good until the next one is added or the list is disposed of.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such address.</exception>
    public AddressText TextAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        int start = StartOf(index);
        (int esiId, int meter, int device) = _ends[index];
        ReadOnlySpan<char> text = _text;
        return new AddressText(text[start..esiId], text[(esiId + 1)..meter], text[(meter + 1)..device]);
    }

    /// <summary>
    /// The values of some addresses that follow one another, a line each, the last one ended too; an absent device is an empty line. Good until the next one is
    /// added or the list is disposed of.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many addresses.</exception>
    public ReadOnlySpan<char> Lines(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count - first);
        return _text.AsSpan(StartOf(first)..StartOf(first + count));
    }

    public IEnumerator<RequestAddress> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    public void Dispose()
    {
        (char[] text, (int, int, int)[] ends) = (_text, _ends);
        (Count, _length, _text, _ends) = (0, 0, [], []);
        GiveBack(text);
        GiveBack(ends);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int StartOf(int index) => index == 0 ? 0 : _ends[index - 1].Device + 1;

    private int Append(ReadOnlySpan<char> value)
    {
        if (_length + value.Length >= _text.Length)
        {
            Grow(ref _text, _length, Math.Max(UsualText * FirstAddresses, _length + value.Length + 1));
        }

        value.CopyTo(_text.AsSpan(_length));
        int end = _length + value.Length;
        _text[end] = Separator;
        _length = end + 1;
        return end;
    }

    /// <summary>At least fourfold: all growths together copy a third of what there is in the end.</summary>
    private static void Grow<T>(ref T[] array, int used, int least)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(least, array.Length * 4));
        array.AsSpan(0, used).CopyTo(larger);
        GiveBack(array);
        array = larger;
    }

    private static void GiveBack<T>(T[] array)
    {
        if (array.Length > 0)
        {
            ArrayPool<T>.Shared.Return(array);
        }
    }
}
