namespace Han.Tests.Interop.Clients;

/// <summary>What a foreign client needs to call a gateway: where it is, and the folder of its development kit.</summary>
internal sealed record SoapClientTarget(Uri Url, string Kit);
