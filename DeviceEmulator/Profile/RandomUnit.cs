namespace DeviceEmulator.Profile;

/// <summary>The granularity of the random delays of start and end.</summary>
public enum RandomUnit : byte
{
    Seconds = 0,
    Minutes = 1,
}
