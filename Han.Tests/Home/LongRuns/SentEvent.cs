using DeviceEmulator.Time;

namespace Han.Tests.Home.LongRuns;

/// <summary>An event that the ESI of a home was given.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Order">The number of the order by which the ESI answers.</param>
/// <param name="At">When the ESI had it.</param>
/// <param name="End">When its last device is through with it, randomisation left out.</param>
/// <param name="IsCancelled">Whether it was cancelled.</param>
internal readonly record struct SentEvent(uint Id, uint Order, MarketTime At, MarketTime End, bool IsCancelled = false);
