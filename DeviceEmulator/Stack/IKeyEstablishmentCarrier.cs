using Sep.Codec.Security;
using Sep.Codec.Types;

namespace DeviceEmulator.Stack;

/// <summary>What key establishment needs of the stack or coordinator below it.</summary>
internal interface IKeyEstablishmentCarrier
{
    /// <summary>The node is in a network and can send.</summary>
    bool IsUp { get; }

    /// <summary>Whether that device can be a partner: it is known here, and reached.</summary>
    bool IsMember(Eui64 device);

    /// <summary>
    /// Sends a frame of cluster 0x0800 under the network key, acknowledged and repeated by the APS; tells once what became of it, unless the stack restarts.
    /// </summary>
    void Send(Eui64 partner, byte endpoint, ReadOnlySpan<byte> frame, Action<ApsStatus> confirmed);

    /// <summary>Uses the new link key from now on; tells once whether it could, unless the stack restarts. The caller overwrites its copy.</summary>
    void Install(Eui64 partner, in AesKey key, Action<bool> done);
}
