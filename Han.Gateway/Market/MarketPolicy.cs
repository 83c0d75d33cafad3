namespace Han.Gateway.Market;

/// <summary>What the market's rules leave to the authorization model.</summary>
/// <param name="SwitchCancels">True where the REP of record alone may send messages: what the losing REP has sent ends with the switch. False where agreements,
/// which a switch does not touch, allow it.</param>
public sealed record MarketPolicy(bool SwitchCancels = true);
