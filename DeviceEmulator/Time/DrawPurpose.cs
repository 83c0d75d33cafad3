namespace DeviceEmulator.Time;

/// <summary>What a draw decides. Values are part of every seeded result: append, never renumber.</summary>
public enum DrawPurpose : uint
{
    AcknowledgeDelay = 1,
    DeliveryDelay = 2,
    UplinkDelay = 3,
    Outage = 4,
    OutageStart = 5,
    OutageLength = 6,
    ReportDelay = 7,
    StartRandomization = 8,
    DurationRandomization = 9,
    UserOptsOut = 10,
    UserOptOutMoment = 11,
    UserOptsIn = 12,
    UserOptInMoment = 13,
    DeviceCount = 14,
    DeviceKind = 15,
    ThermostatSetting = 16,
    LoadKind = 17,
    CancelRandomization = 18,
    RepOfRecord = 19,
    VisibleId = 20,
    TextConfirmed = 21,
    TextConfirmation = 22,
    DevicePowered = 23,
    JoinDelay = 24,
    Weather = 25,
    LoadShape = 26,
    HouseModel = 27,
    DailyJob = 28,
}
