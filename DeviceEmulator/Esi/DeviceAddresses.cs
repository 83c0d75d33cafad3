using System.Runtime.CompilerServices;
using Sep.Codec.Types;

namespace DeviceEmulator.Esi;

/// <summary>
/// The addresses of the devices of a home, in the order in which they are counted. Up to two, the usual home, cost no array. How many there are is told by
/// the first place that is empty: no device has the address that stands for none.
/// </summary>
internal struct DeviceAddresses
{
    private const int OwnPlaces = 2;

    /// <summary>In the place of a device that has left: no device has the address of all.</summary>
    private static readonly Eui64 _gone = new(ulong.MaxValue);

    private Eui64[]? _more;
    private Places _own;

    public DeviceAddresses(ReadOnlySpan<JoinedDevice> devices)
    {
        _more = devices.Length > OwnPlaces ? new Eui64[devices.Length - OwnPlaces] : null;
        for (int i = 0; i < devices.Length; i++)
        {
            if (i < OwnPlaces)
            {
                _own[i] = devices[i].Address;
            }
            else
            {
                _more![i - OwnPlaces] = devices[i].Address;
            }
        }
    }

    /// <summary>Places; that of a device that has left stays taken.</summary>
    public readonly int Count => _more is not null ? OwnPlaces + _more.Length : _own[0].IsNone ? 0 : _own[1].IsNone ? 1 : OwnPlaces;

    /// <summary>Devices.</summary>
    public readonly int Joined
    {
        get
        {
            int joined = Count;
            for (int i = 0; i < Count; i++)
            {
                joined -= this[i] == _gone ? 1 : 0;
            }

            return joined;
        }
    }

    public readonly Eui64 this[int device] => device < OwnPlaces ? _own[device] : _more![device - OwnPlaces];

    /// <summary>The index of an address, or -1.</summary>
    public readonly int IndexOf(Eui64 address)
    {
        int count = Count;
        for (int i = 0; i < count; i++)
        {
            if (this[i] == address)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Gives an address a place of its own: what is known of a device that left is kept by its place.</summary>
    public int Add(Eui64 address)
    {
        int place = Count;
        if (place >= OwnPlaces)
        {
            Array.Resize(ref _more, place - OwnPlaces + 1);
        }

        Set(place, address);
        return place;
    }

    /// <summary>The device of a place has left; the others stay where they are.</summary>
    public void Clear(int place) => Set(place, _gone);

    private void Set(int place, Eui64 address)
    {
        if (place < OwnPlaces)
        {
            _own[place] = address;
        }
        else
        {
            _more![place - OwnPlaces] = address;
        }
    }

    [InlineArray(OwnPlaces)]
    private struct Places
    {
        private Eui64 _first;
    }
}
