namespace Han.Tests.Oracle;

/// <summary>SEP event statuses (sep-facts 3.2).</summary>
internal static class DeviceStatus
{
    public const byte Received = 0x01, Started = 0x02, Completed = 0x03, OptedOut = 0x04, OptedIn = 0x05, Cancelled = 0x06, Superseded = 0x07;
    public const byte PartlyOptedOut = 0x08, PartlyOptedIn = 0x09, DidNotParticipate = 0x0A;
    public const byte InvalidCancel = 0xF8, InvalidCancelTime = 0xF9, TooLate = 0xFB, CancelUndefinedEvent = 0xFD, Rejected = 0xFE;

    /// <summary>01, 02, 04 and 05 are not final (smt-han-api 3.1, "When is it over?").</summary>
    public static bool IsFinal(byte status) => status is not (Received or Started or OptedOut or OptedIn);

}
