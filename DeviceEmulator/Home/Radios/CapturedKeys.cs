using DeviceEmulator.Air;
using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Radios;

/// <summary>Writes every key of a home beside its capture.</summary>
internal sealed class CapturedKeys(WiresharkKeys file) : IKeyObserver, IDisposable
{
    public void OnNetworkKey(Eui64 node, in AesKey key, byte sequence) => file.Add(key, $"network key {sequence}");

    public void OnLinkKey(Eui64 node, Eui64 partner, in AesKey key) => file.Add(key, $"link key of {node} and {partner}");

    /// <summary>The link key of a device's installation code.</summary>
    public void OnCode(Eui64 device, LinkKey code)
    {
        AesKey key = default;
        code.CopyTo(key);
        file.Add(key, $"installation code of {device}");
    }

    public void Dispose() => file.Dispose();
}
