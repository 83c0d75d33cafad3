using Sep.Codec.Types;

namespace DeviceEmulator.Stack;

/// <summary>An application with an address on a network.</summary>
public interface IApsNode : IApsListener
{
    Eui64 Address { get; }
}
