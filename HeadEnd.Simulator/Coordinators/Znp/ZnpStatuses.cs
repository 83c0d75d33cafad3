using DeviceEmulator.Stack;
using Sep.Codec.Coordinator.Znp;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>What the chip's statuses mean above the seam.</summary>
internal static class ZnpStatuses
{
    /// <summary>Whether trying again later may help.</summary>
    public static bool Passes(ZnpStatus status) => status is
        ZnpStatus.BufferFull or ZnpStatus.MemoryError or ZnpStatus.MacMemoryError or ZnpStatus.MacNoResources or ZnpStatus.MacTransactionOverflow
        or ZnpStatus.NwkNoRoute or ZnpStatus.MacNoAck or ZnpStatus.MacChannelAccessFailure or ZnpStatus.MacTransactionExpired;

    public static ApsStatus ToAps(ZnpStatus status) => status switch
    {
        ZnpStatus.Success => ApsStatus.Success,
        ZnpStatus.BufferFull or ZnpStatus.MemoryError or ZnpStatus.MacMemoryError or ZnpStatus.MacNoResources or ZnpStatus.MacTransactionOverflow
            or ZnpStatus.MacChannelAccessFailure or ZnpStatus.Failure => ApsStatus.Busy,
        ZnpStatus.MacFrameTooLong => ApsStatus.AsduTooLong,
        ZnpStatus.NwkUnknownDevice => ApsStatus.NoShortAddress,
        ZnpStatus.SecurityNoKey => ApsStatus.SecurityFail,
        _ => ApsStatus.NoAck,
    };

    public static NetworkStatus ToNetwork(ZnpStatus status) => status switch
    {
        ZnpStatus.Success => NetworkStatus.Success,
        ZnpStatus.MemoryError or ZnpStatus.ApsTableFull or ZnpStatus.NwkTableFull or ZnpStatus.ZdoTableFull or ZnpStatus.BufferFull => NetworkStatus.NoRoom,
        ZnpStatus.ApsNotSupported or ZnpStatus.ZdoNotSupported or ZnpStatus.UnsupportedMode => NetworkStatus.NotSupported,
        ZnpStatus.NwkUnknownDevice or ZnpStatus.ZdoDeviceNotFound => NetworkStatus.UnknownDevice,
        _ => NetworkStatus.Failed,
    };
}
