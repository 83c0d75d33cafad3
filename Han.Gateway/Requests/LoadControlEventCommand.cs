namespace Han.Gateway.Requests;

/// <summary>
/// LCEventMessageBlock, field for field the SEP Load Control Event. Numbers are as written (the reader checks only that they are whole numbers);
/// an absent optional field is null, ranges are checked on acceptance so that the answer can be a business code.
/// </summary>
public sealed record LoadControlEventCommand(
    uint? IssuerEventId,
    long? DeviceClass,
    long? UtilityEnrollmentGroup,
    RequestTime StartTime,
    long DurationInMinutes,
    long? CriticalityLevel,
    long? CoolingTemperatureOffset,
    long? HeatingTemperatureOffset,
    long? CoolingTemperatureSetPoint,
    long? HeatingTemperatureSetPoint,
    long? AverageLoadAdjustmentPercentage,
    long? DutyCycle,
    long? EventControl) : HanCommand;
