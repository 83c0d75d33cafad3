namespace Han.Gateway.Authorization;

/// <summary>Whether an account must sign its messages.</summary>
public enum SignaturePolicy : byte
{
    /// <summary>Body and Timestamp of every message are signed.</summary>
    Required,

    /// <summary>For demonstration and staging: the client certificate, which must be bound to the account, answers for unsigned messages. A signature that is there is verified all the same.</summary>
    Optional,
}
