using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>An in-premise display: joined, but no client of load control, so nothing of that is sent to it.</summary>
public sealed class InHomeDisplay(in DeviceSpec spec) : IApsNode
{
    public Eui64 Address { get; } = spec.Address;

    public void OnConfirm(int token, ApsStatus status)
    {
    }

    public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
    }
}
