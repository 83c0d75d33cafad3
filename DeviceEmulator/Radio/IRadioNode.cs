using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Radio;

/// <summary>Something with an address that the emulated radio can reach.</summary>
public interface IRadioNode : IApsListener
{
    Eui64 Address { get; }
}
