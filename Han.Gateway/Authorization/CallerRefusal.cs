namespace Han.Gateway.Authorization;

/// <summary>A business refusal of the caller: the code and the header element that does not fit.</summary>
public sealed record CallerRefusal(string Code, string Element, string Message);
