using Sep.Codec.Types;

namespace Sep.Codec.Inspect;

/// <summary>Whose EUI-64 a network address is, as far as frames said it: a secured frame that leaves its sender's EUI-64 out needs it for its nonce.</summary>
internal sealed class AddressBook
{
    /// <summary>So many addresses are remembered; then all are forgotten, since no network has as many.</summary>
    private const int MaxCount = 65_536;

    private readonly Dictionary<(ushort PanId, ushort Address), Eui64> _addresses = [];

    public void Add(ushort panId, ushort address, Eui64 device)
    {
        if (_addresses.Count == MaxCount)
        {
            _addresses.Clear();
        }

        _addresses[(panId, address)] = device;
    }

    public Eui64 Find(ushort panId, ushort address) => _addresses.GetValueOrDefault((panId, address));
}
