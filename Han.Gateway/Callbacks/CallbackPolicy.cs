using System.Net;
using Han.Gateway.Authorization;
using Han.Gateway.Requests;

namespace Han.Gateway.Callbacks;

/// <summary>Whether status rows may be posted to a CallbackUri. Asked when a request is accepted, and again before each POST.</summary>
public sealed class CallbackPolicy(CallbackOptions options)
{
    /// <summary>Null when it may be used.</summary>
    public Refusal? Check(Uri uri, SystemAccount account)
    {
        ArgumentNullException.ThrowIfNull(uri);
        ArgumentNullException.ThrowIfNull(account);
        return WhyNot(uri) is { } reason ? Refuse(reason)
            : string.IsNullOrEmpty(account.CallbackSecret) ? Refuse("the account has no secret to sign callbacks with")
            : null;
    }

    /// <summary>What speaks against an address; null when nothing does.</summary>
    internal string? WhyNot(Uri uri)
    {
        if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && options.AllowHttp))
        {
            return "the scheme must be https";
        }

        if (uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
        {
            return "it must hold neither a user nor a fragment";
        }

        string host = uri.IdnHost.ToLowerInvariant().TrimEnd('.');
        if (!options.AllowedHosts.Any(allowed => Fits(allowed.ToLowerInvariant(), host)))
        {
            return $"the host {host} is not on this gateway's list";
        }

        return !options.AllowPrivate && IPAddress.TryParse(host, out IPAddress? address) && !CallbackAddress.IsPublic(address)
            ? $"the address {host} is not a public one"
            : null;
    }

    private static bool Fits(string allowed, string host) => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.Length > allowed.Length - 1 && host.EndsWith(allowed.AsSpan(1), StringComparison.Ordinal)
        : host == allowed;

    private static Refusal Refuse(string reason) => new(Refusals.OutOfRange, $"CallbackUri: {reason}.");
}
