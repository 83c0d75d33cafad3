namespace Sep.Codec.Security.Cbke;

/// <summary>What became of an exchange by one input.</summary>
public enum CbkeOutcome
{
    /// <summary>Nothing: the message is none for this exchange, or a repetition after its end.</summary>
    Ignored,

    /// <summary>The sender is turned away by the message to send; the exchange, if there is one, goes on as if nothing had come.</summary>
    Refused,

    /// <summary>The exchange goes on: send the message, then wait for the partner's.</summary>
    Waiting,

    /// <summary>Both parties have the key; the responder has a last message to send.</summary>
    Established,

    /// <summary>The exchange is over without a key.</summary>
    Failed,
}
