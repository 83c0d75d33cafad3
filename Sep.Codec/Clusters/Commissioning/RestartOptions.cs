namespace Sep.Codec.Clusters.Commissioning;

/// <summary>How a device restarts. Bits 0-2 are the startup mode as a number, of which 2-7 are reserved; bits 4-7 are reserved.</summary>
[Flags]
public enum RestartOptions : byte
{
    /// <summary>Install the startup parameters and start with them.</summary>
    InstallParametersAndRestart = 0,

    /// <summary>Restart with the state of the stack as it is.</summary>
    RestartWithCurrentState = 1 << 0,

    /// <summary>Do not wait until nothing else is going on.</summary>
    Immediate = 1 << 3,
}
