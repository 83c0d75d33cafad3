using DeviceEmulator.Stack;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Coordinators;

/// <summary>What key establishment on the host needs of the coordinator below it.</summary>
internal interface IKeyEstablishmentCarrier
{
    NetworkState State { get; }

    bool IsMember(Eui64 device);

    /// <summary>Sends a frame of cluster 0x0800 under the network key; tells once what became of it, unless the coordinator restarts.</summary>
    void Send(Eui64 partner, byte endpoint, ReadOnlySpan<byte> frame, Action<ApsStatus> confirmed);

    /// <summary>Gives the coordinator the new link key; tells once whether it took it, unless the coordinator restarts.</summary>
    void Install(Eui64 partner, in AesKey key, Action<bool> done);
}
