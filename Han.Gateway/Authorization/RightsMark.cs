using DeviceEmulator.Time;

namespace Han.Gateway.Authorization;

/// <summary>
/// What rights were judged by, so that it can be told later whether they would be judged the same again. Devices are not in it: one that joins after a message for the
/// whole home was stamped gets it, too.
/// </summary>
/// <param name="Agreements"><see cref="Agreements.AgreementBook.Version"/>; 0 where agreements decide nothing.</param>
/// <param name="Market"><see cref="Market.MarketBook.Version"/>.</param>
/// <param name="Base">The import that the register rests on; null for a generated one.</param>
/// <param name="From">The moment for which they were judged.</param>
/// <param name="Until">When the next thing that is known already takes effect; before this moment nothing does.</param>
public readonly record struct RightsMark(long Agreements, long Market, object? Base, MarketTime From, MarketTime Until);
