namespace Han.Gateway.Authorization;

/// <summary>One entry of the configuration's Accounts list; see <see cref="SystemAccount"/> for the meaning of each value.</summary>
public sealed class AccountOptions
{
    public string Name { get; set; } = "";

    public IList<string> Duns { get; } = [];

    public IList<string> Requesters { get; } = [];

    public byte RequesterType { get; set; }

    public byte MaxCriticality { get; set; } = 6;

    public IList<string> Certificates { get; } = [];

    /// <summary>16 to 256 characters. Best given by the environment: HAN_Accounts__0__CallbackSecret.</summary>
    public string? CallbackSecret { get; set; }

    public SignaturePolicy Signature { get; set; }

    public bool AllowSha1 { get; set; }

    public IList<TokenKind> Tokens { get; } = [];

    /// <summary>Best given by the environment: HAN_Accounts__0__Password.</summary>
    public string? Password { get; set; }

    /// <summary>PEM files.</summary>
    public IList<string> SigningCertificates { get; } = [];

    public bool SignResponses { get; set; }

    public int RequestsPerMinute { get; set; } = 6000;

    public bool AnswersForCustomers { get; set; }
}
