using DeviceEmulator.Time;

namespace Han.Gateway.MessagingLog;

/// <summary>Which rows of the messaging log are wanted.</summary>
/// <param name="Duns">The company that sent the messages.</param>
/// <param name="From">First message date, inclusive.</param>
/// <param name="To">Last message date, exclusive.</param>
/// <param name="Category">Null: all.</param>
/// <param name="EsiId">Null: all.</param>
public sealed record LogFilter(string Duns, MarketTime From, MarketTime To, EventCategory? Category = null, string? EsiId = null);
