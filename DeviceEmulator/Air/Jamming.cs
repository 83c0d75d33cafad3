using DeviceEmulator.Time;

namespace DeviceEmulator.Air;

/// <summary>A channel is jammed for a time: nobody hears anything on it.</summary>
/// <param name="channel">The channel, 11 to 26.</param>
/// <param name="from">From this moment on.</param>
/// <param name="until">Before this moment; <see cref="MarketTime.Never"/> for ever.</param>
public sealed class Jamming(byte channel, MarketTime from, MarketTime until) : IPathStage
{
    public void Pass(ref Passage passage)
    {
        if (passage.Channel == channel && passage.At >= from && passage.At < until)
        {
            passage.Lose();
        }
    }
}
