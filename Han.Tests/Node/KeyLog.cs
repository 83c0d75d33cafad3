using DeviceEmulator.Node;
using Sep.Codec.Inspect;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace Han.Tests.Node;

/// <summary>Every key that nodes tell of.</summary>
internal sealed class KeyLog : IKeyObserver
{
    public KeyRing Ring { get; } = new();

    public List<(Eui64 Node, Eui64 Partner)> LinkKeys { get; } = [];

    public void OnNetworkKey(Eui64 node, in AesKey key, byte sequence) => Ring.Add(key);

    public void OnLinkKey(Eui64 node, Eui64 partner, in AesKey key)
    {
        Ring.Add(key);
        LinkKeys.Add((node, partner));
    }
}
