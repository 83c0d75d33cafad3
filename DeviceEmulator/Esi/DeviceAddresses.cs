using System.Runtime.CompilerServices;
using Sep.Codec.Types;

namespace DeviceEmulator.Esi;

/// <summary>The addresses of the devices of a home, in the order in which they are counted. Up to two, the usual home, cost no array.</summary>
internal struct DeviceAddresses
{
    private const int OwnPlaces = 2;

    private Eui64[]? _more;
    private Places _own;

    public DeviceAddresses(ReadOnlySpan<JoinedDevice> devices)
    {
        Count = (byte)devices.Length;
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

    /// <summary>Places; one that a device has left is empty.</summary>
    public byte Count { get; private set; }

    /// <summary>Devices.</summary>
    public readonly int Joined
    {
        get
        {
            int joined = 0;
            for (int i = 0; i < Count; i++)
            {
                joined += this[i].IsNone ? 0 : 1;
            }

            return joined;
        }
    }

    public readonly Eui64 this[int device] => device < OwnPlaces ? _own[device] : _more![device - OwnPlaces];

    /// <summary>The index of an address, or -1.</summary>
    public readonly int IndexOf(Eui64 address)
    {
        for (int i = 0; i < Count; i++)
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
        int place = Count++;
        if (place >= OwnPlaces)
        {
            Array.Resize(ref _more, place - OwnPlaces + 1);
        }

        Set(place, address);
        return place;
    }

    /// <summary>Empties a place; the others stay where they are.</summary>
    public void Clear(int place) => Set(place, default);

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
