namespace Sep.Codec.Inspect;

/// <summary>Whether a MAC frame to inspect ends with its frame check sequence.</summary>
public enum FrameCheck : byte
{
    /// <summary>It does if the last two octets are the check sequence of the others.</summary>
    Detect = 0,

    /// <summary>It does, and it is an error if the sequence is wrong.</summary>
    Present,

    /// <summary>It ends with its payload.</summary>
    Absent,
}
