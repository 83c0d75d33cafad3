namespace Han.Gateway.Demo;

/// <summary>What the REP reads from an acknowledgement, and how long it waited for it.</summary>
internal sealed record DemoAnswer(string RequestId, int Accepted, int Rejected, TimeSpan Took);
