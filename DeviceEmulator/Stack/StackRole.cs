namespace DeviceEmulator.Stack;

/// <summary>Who does a job of the stack.</summary>
public enum StackRole : byte
{
    /// <summary>Nobody: the job does not arise at this fidelity.</summary>
    Absent = 0,

    /// <summary>This process.</summary>
    Host = 1,

    /// <summary>The coordinator's own firmware.</summary>
    Coordinator = 2,
}
