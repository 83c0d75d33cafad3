namespace DeviceEmulator.Esi;

/// <summary>What became of a price that an ESI was given.</summary>
public enum PriceOutcome : byte
{
    Kept = 0,

    /// <summary>There is no room until another price ends.</summary>
    TableFull,

    /// <summary>A newer price holds for a part of its time.</summary>
    Older,

    /// <summary>Its time is over.</summary>
    Expired,
}
