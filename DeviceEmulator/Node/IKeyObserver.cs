using Sep.Codec.Security;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>
/// Hears the keys of emulated nodes, so that they can be stored beside a capture. There is nobody to hear them unless a node is made with one.
/// </summary>
public interface IKeyObserver
{
    /// <summary>A node has this network key, whether it uses it already or not.</summary>
    void OnNetworkKey(Eui64 node, in AesKey key, byte sequence);

    /// <summary>A node shares this key with a partner.</summary>
    void OnLinkKey(Eui64 node, Eui64 partner, in AesKey key);
}
