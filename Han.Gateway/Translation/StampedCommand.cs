using DeviceEmulator.Time;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Translation;

/// <summary>A SEP command, or several, in absolute time, and how long it matters.</summary>
public sealed record StampedCommand(OrderBody Command, MarketTime NotAfter, MarketTime ReportBy);
