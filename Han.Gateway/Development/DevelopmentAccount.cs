using System.Text.Json.Serialization;

namespace Han.Gateway.Development;

/// <summary>account.json: what a demonstration client needs to call the gateway. File names are relative to the folder it stands in.</summary>
internal sealed record DevelopmentAccount(
    string Note, Uri Url, Uri Wsdl, string User, string Password, string Duns, string Requester, byte RequesterType, string Ca, string Certificate, string Key, string Pfx,
    string PfxPassword, DevelopmentIssuer Saml, string CallbackSecret, IReadOnlyList<DevelopmentAddress> Addresses);

/// <summary>The kit's issuer of SAML assertions: who has its key can make assertions for any account of the kit.</summary>
internal sealed record DevelopmentIssuer(string Issuer, string Audience, string Certificate, string Key);

/// <summary>One entry of its address list.</summary>
internal sealed record DevelopmentAddress(string Esiid, string Meter, IReadOnlyList<string> Devices);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DevelopmentAccount))]
internal sealed partial class DevelopmentJson : JsonSerializerContext;
