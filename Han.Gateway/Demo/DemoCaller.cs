namespace Han.Gateway.Demo;

/// <summary>Whom the demonstration acts as.</summary>
internal sealed record DemoCaller(string User, string Requester, string Duns);
