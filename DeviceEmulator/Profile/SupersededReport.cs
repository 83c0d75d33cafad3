namespace DeviceEmulator.Profile;

/// <summary>When an event that has begun and will be superseded reports 07. It is executed until the newer event's effective start in every case.</summary>
public enum SupersededReport : byte
{
    /// <summary>One second before the newer event's effective start, but not before the newer one came.</summary>
    OneSecondBefore = 0,

    /// <summary>When the newer event is accepted.</summary>
    AtOnce = 1,

    /// <summary>At the newer event's effective start.</summary>
    AtNewStart = 2,
}
