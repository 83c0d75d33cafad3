using DeviceEmulator.Stack;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>Ends a procedure because the chip does not do what it was told: inside the driver only, where it becomes a status.</summary>
internal sealed class ZnpRefusedException(NetworkStatus status, string reason) : Exception(reason)
{
    public NetworkStatus Status { get; } = status;
}
