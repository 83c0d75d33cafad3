using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Devices;

/// <summary>A command as all devices hold it that were sent it.</summary>
internal sealed class SharedEvent(in LoadControlEvent command)
{
    public readonly LoadControlEvent Command = command;
}
