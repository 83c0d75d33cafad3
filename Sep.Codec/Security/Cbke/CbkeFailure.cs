namespace Sep.Codec.Security.Cbke;

/// <summary>Why an exchange is over without a key.</summary>
/// <param name="Cause">Who ended it.</param>
/// <param name="Status">The status of the Terminate sent or received, which may be one that has no name; null after a time-out.</param>
/// <param name="WaitSeconds">Seconds to wait before the next attempt, as the Terminate says; 0 after a time-out.</param>
public readonly record struct CbkeFailure(CbkeFailureCause Cause, TerminateStatus? Status, byte WaitSeconds);
