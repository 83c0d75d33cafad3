namespace Sep.Codec.Clusters.Drlc;

/// <summary>How a cancelled event ends. Bits 1-7 are reserved.</summary>
[Flags]
public enum CancelControl : byte
{
    /// <summary>At once, whatever randomisation the event had.</summary>
    EndAtOnce = 0,

    /// <summary>With the randomisation that the event itself asked for.</summary>
    EndWithRandomization = 1 << 0,
}
