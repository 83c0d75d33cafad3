namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>What became of a request to the chip.</summary>
internal enum ZnpOutcome
{
    /// <summary>Not sent, or not answered yet.</summary>
    Pending = 0,

    Answered,

    /// <summary>The firmware does not know the command or does not like its fields (RPC error).</summary>
    NotTaken,

    /// <summary>The answer is no answer of this kind.</summary>
    Malformed,

    /// <summary>No answer in time.</summary>
    TimedOut,
}
