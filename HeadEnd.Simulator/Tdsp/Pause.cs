using DeviceEmulator.Time;

namespace HeadEnd.Simulator.Tdsp;

/// <summary>A span of market time, its end excluded.</summary>
public readonly record struct Pause(MarketTime From, MarketTime To)
{
    public bool Holds(MarketTime moment) => moment >= From && moment < To;
}
