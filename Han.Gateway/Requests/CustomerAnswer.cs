namespace Han.Gateway.Requests;

/// <summary>What a customer says to an invitation, or about an agreement. The names are those of the wire.</summary>
public enum CustomerAnswer
{
    Accept,
    Reject,

    /// <summary>Ends what was accepted before.</summary>
    Terminate,
}
