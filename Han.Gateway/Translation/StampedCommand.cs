using DeviceEmulator.Time;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Translation;

/// <summary>A SEP command in absolute time, and how long it matters.</summary>
public sealed record StampedCommand(SendCommand Command, MarketTime NotAfter, MarketTime ReportBy);
