using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>A joined device that serves none of the clusters that an ESI sends to: a range extender, a gas meter or a gateway.</summary>
public sealed class SilentDevice(in DeviceSpec spec) : IApsNode
{
    public Eui64 Address { get; } = spec.Address;

    public void OnConfirm(int token, ApsStatus status)
    {
    }

    public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
    }
}
