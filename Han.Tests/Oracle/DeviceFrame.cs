namespace Han.Tests.Oracle;

/// <summary>One Report Event Status: when it is sent, what happened when, and the values in force.</summary>
/// <param name="Rank">0 where a command caused it, more where it was planned.</param>
/// <param name="Answers">The cancel that it answers, or null.</param>
internal readonly record struct DeviceFrame(long Due, long Happened, int Rank, uint EventId, byte Status, byte Criticality, AppliedEffect Applied, object? Answers);

/// <summary>The applied fields of a report; null is "not used".</summary>
internal readonly record struct AppliedEffect(short? CoolingSetPoint, short? HeatingSetPoint, sbyte? Load, byte? DutyCycle);
