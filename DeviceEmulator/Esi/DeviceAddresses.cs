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

    /// <summary>In a place that is nobody's any more: no device has the address of all.</summary>
    private static readonly Eui64 _nobody = new(ulong.MaxValue);

    private Rest? _rest;
    private Places _own;

    public DeviceAddresses(ReadOnlySpan<JoinedDevice> devices)
    {
        _rest = devices.Length > OwnPlaces ? new Rest { Addresses = new Eui64[devices.Length - OwnPlaces] } : null;
        for (int i = 0; i < devices.Length; i++)
        {
            if (i < OwnPlaces)
            {
                _own[i] = devices[i].Address;
            }
            else
            {
                _rest!.Addresses[i - OwnPlaces] = devices[i].Address;
            }
        }
    }

    /// <summary>Places; that of a device that has left stays taken.</summary>
    public readonly int Count => _own[0].IsNone ? 0 : _own[1].IsNone ? 1 : OwnPlaces + (_rest?.Addresses.Length ?? 0);

    /// <summary>The places whose devices have left, a bit each.</summary>
    public readonly ushort Left => _rest?.Left ?? 0;

    /// <summary>Devices.</summary>
    public readonly int Joined
    {
        get
        {
            int joined = Count;
            for (int i = 0; i < Count; i++)
            {
                joined -= HasLeft(i) ? 1 : 0;
            }

            return joined;
        }
    }

    public readonly Eui64 this[int device] => device < OwnPlaces ? _own[device] : _rest!.Addresses[device - OwnPlaces];

    /// <summary>The place of a device that is joined, or -1.</summary>
    public readonly int IndexOf(Eui64 address) => IndexOf(address, hasLeft: false);

    /// <summary>The place that a device had which has left, or -1.</summary>
    public readonly int FormerPlace(Eui64 address) => _rest is null ? -1 : IndexOf(address, hasLeft: true);

    private readonly int IndexOf(Eui64 address, bool hasLeft)
    {
        int count = Count;
        for (int i = 0; i < count; i++)
        {
            if (this[i] == address && HasLeft(i) == hasLeft)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// Gives an address a place of its own, behind all others: devices are in the order in which they joined. When there are as many as there may be, one
    /// that is nobody's any more; -1 where there is none.
    /// </summary>
    public int Add(Eui64 address, int most)
    {
        int place = Count < most ? Count : IndexOf(_nobody, hasLeft: true);
        if (place < 0)
        {
            return -1;
        }

        if (place >= OwnPlaces && place == Count)
        {
            _rest ??= new Rest();
            Array.Resize(ref _rest.Addresses, place - OwnPlaces + 1);
        }

        Set(place, address);
        Return(place);
        return place;
    }

    /// <summary>Whose place it is is there.</summary>
    public readonly void Return(int place)
    {
        if (HasLeft(place))
        {
            _rest!.Left &= (ushort)(ushort.MaxValue ^ (1 << place));
        }
    }

    /// <summary>The device of a place has left; what is known of it is kept by its place, and the others stay where they are.</summary>
    public void Leave(int place)
    {
        _rest ??= new Rest();
        _rest.Left |= (ushort)(1 << place);
    }

    /// <summary>Nothing is known any more of the device that had a place and has left.</summary>
    public void Forget(int place) => Set(place, _nobody);

    /// <summary>True for the place of a device that is away, and for one that is nobody's.</summary>
    public readonly bool HasLeft(int place) => _rest is not null && (_rest.Left & (1 << place)) != 0;

    private void Set(int place, Eui64 address)
    {
        if (place < OwnPlaces)
        {
            _own[place] = address;
        }
        else
        {
            _rest!.Addresses[place - OwnPlaces] = address;
        }
    }

    /// <summary>What the usual home has no need of.</summary>
    private sealed class Rest
    {
        public Eui64[] Addresses = [];

        /// <summary>The places whose devices have left, a bit each.</summary>
        public ushort Left;
    }

    [InlineArray(OwnPlaces)]
    private struct Places
    {
        private Eui64 _first;
    }
}
