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

    private readonly Eui64[]? _more;
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

    public readonly int Count => _more is not null ? OwnPlaces + _more.Length : _own[0].IsNone ? 0 : _own[1].IsNone ? 1 : OwnPlaces;

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

    [InlineArray(OwnPlaces)]
    private struct Places
    {
        private Eui64 _first;
    }
}
