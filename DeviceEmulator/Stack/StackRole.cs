namespace DeviceEmulator.Stack;

/// <summary>Who does a job of the stack.</summary>
public enum StackRole : byte
{
    /// <summary>Nobody: the job does not arise at this fidelity.</summary>
    Absent = 0,

    /// <summary>This process.</summary>
    Host = 1,

    /// <summary>The coordinator's own firmware, at the host's request.</summary>
    Coordinator = 2,

    /// <summary>The coordinator's own firmware, unasked; the host sees at most the result.</summary>
    Module = 3,
}
