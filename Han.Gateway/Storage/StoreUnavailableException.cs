namespace Han.Gateway.Storage;

/// <summary>The database cannot be reached or does not let us in. The message names the place and the reason, never a password.</summary>
public sealed class StoreUnavailableException(string message, Exception? reason = null) : IOException(message, reason);
