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
}
