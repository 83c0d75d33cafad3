using System.Text.Json.Serialization;

namespace Han.Gateway.Development;

/// <summary>account.json: what a demonstration client needs to call the gateway. File names are relative to the folder it stands in.</summary>
internal sealed record DevelopmentAccount(
    string Note, Uri Url, Uri Wsdl, string User, string Duns, string Requester, byte RequesterType, string Ca, string Certificate, string Key, string Pfx,
    string PfxPassword, string CallbackSecret, IReadOnlyList<DevelopmentAddress> Addresses);

/// <summary>One entry of its address list.</summary>
internal sealed record DevelopmentAddress(string Esiid, string Meter, IReadOnlyList<string> Devices);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DevelopmentAccount))]
internal sealed partial class DevelopmentJson : JsonSerializerContext;
