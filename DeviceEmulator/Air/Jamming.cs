using DeviceEmulator.Time;

namespace DeviceEmulator.Air;

/// <summary>Channels that are jammed for a time: meanwhile nobody hears anything on them. More may be jammed while the air is in use.</summary>
public sealed class Jamming : IPathStage
{
    private readonly List<(byte Channel, MarketTime From, MarketTime Until)> _spells = [];

    /// <summary>Jams a channel for a time.</summary>
    /// <param name="channel">The channel, 11 to 26.</param>
    /// <param name="from">From this moment on.</param>
    /// <param name="until">Before this moment; <see cref="MarketTime.Never"/> for ever.</param>
    public Jamming Jam(byte channel, MarketTime from, MarketTime until)
    {
        _spells.Add((channel, from, until));
        return this;
    }

    /// <summary>What has begun to jam a channel ends; what is to come does come.</summary>
    public void End(byte channel, MarketTime now) => _spells.RemoveAll(spell => spell.Channel == channel && spell.From <= now);

    public void Pass(ref Passage passage)
    {
        foreach ((byte channel, MarketTime from, MarketTime until) in _spells)
        {
            if (passage.Channel == channel && passage.At >= from && passage.At < until)
            {
                passage.Lose();
                return;
            }
        }
    }
}
