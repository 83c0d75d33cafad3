using Sep.Codec.Security.Cbke;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>What a driver of a ZNP chip may be told.</summary>
public sealed record ZnpOptions
{
    /// <summary>The endpoint that is registered for the ESI, 1..240.</summary>
    public byte Endpoint { get; init; } = 1;

    /// <summary>
    /// How long a new network key may travel before it is used, milliseconds: the time that a broadcast takes through a network (053474r17,
    /// nwkNetworkBroadcastDeliveryTime, 9 s).
    /// </summary>
    public long KeySwitchMilliseconds { get; init; } = 9_000;

    /// <summary>What is announced in key establishment.</summary>
    public CbkeTiming KeyEstablishmentTiming { get; init; } = CbkeTiming.Default;
}
