using Sep.Codec.Capture;

namespace DeviceEmulator.Air;

/// <summary>One antenna: of an emulated node, of a listener, or of somebody beyond a socket.</summary>
public interface ITransceiver
{
    /// <summary>The channel of the 2.4 GHz band to which it is tuned, 11 to 26; 0: its receiver is off, as a sleepy device's mostly is.</summary>
    byte Channel { get; }

    /// <summary>
    /// A frame was heard. Whoever its frame check sequence does not satisfy drops it.
    /// </summary>
    /// <param name="psdu">The frame with its frame check sequence; valid during the call only.</param>
    /// <param name="reception">How it was heard.</param>
    void OnReceived(ReadOnlySpan<byte> psdu, in FrameReception reception);
}
