namespace Sep.Codec.Security.Cbke;

/// <summary>What to do after an input to an exchange.</summary>
public readonly struct CbkeStep
{
    /// <summary>What became of the exchange. The default is <see cref="CbkeOutcome.Ignored"/>.</summary>
    public CbkeOutcome Outcome { get; private init; }

    /// <summary>The message to send to whom the input came from, or null for none.</summary>
    public CbkeMessage? Message { get; private init; }

    /// <summary>With <see cref="CbkeOutcome.Waiting"/>: seconds after which the exchange is to be told that the partner did not answer.</summary>
    public int TimeoutSeconds { get; private init; }

    /// <summary>With <see cref="CbkeOutcome.Failed"/>: why.</summary>
    public CbkeFailure? Failure { get; private init; }

    internal static CbkeStep Ignored => default;

    internal static CbkeStep Waiting(in CbkeMessage message, int timeoutSeconds) =>
        new() { Outcome = CbkeOutcome.Waiting, Message = message, TimeoutSeconds = timeoutSeconds };

    internal static CbkeStep Established(CbkeMessage? message) => new() { Outcome = CbkeOutcome.Established, Message = message };

    internal static CbkeStep Refused(TerminateStatus status, byte waitSeconds) =>
        new() { Outcome = CbkeOutcome.Refused, Message = CbkeMessage.Terminate(status, waitSeconds) };

    internal static CbkeStep Rejected(TerminateStatus status) => new()
    {
        Outcome = CbkeOutcome.Failed,
        Message = CbkeMessage.Terminate(status, 0),
        Failure = new(CbkeFailureCause.Rejected, status, 0),
    };

    internal static CbkeStep TerminatedByPartner(in CbkeMessage message) =>
        new() { Outcome = CbkeOutcome.Failed, Failure = new(CbkeFailureCause.TerminatedByPartner, message.Status, message.WaitSeconds) };

    internal static CbkeStep TimedOut =>
        new() { Outcome = CbkeOutcome.Failed, Failure = new(CbkeFailureCause.TimedOut, null, 0) };
}
