using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>
/// An in-premise display of a population: it shows texts and prices and is no client of load control, so nothing of that is sent to it.
/// </summary>
public sealed class DisplayNode(DeviceBench bench, IApsService aps, in DeviceSpec spec) : IApsNode
{
    private DisplayClient? _display;

    public Eui64 Address { get; } = spec.Address;

    public void OnConfirm(int token, ApsStatus status)
    {
    }

    public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu) =>
        (_display ??= new DisplayClient(bench, aps, Address, address.Source)).OnIndication(address, asdu);
}
