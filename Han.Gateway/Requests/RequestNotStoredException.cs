namespace Han.Gateway.Requests;

/// <summary>A request was not acknowledged because the store could not take it. The message is for the caller.</summary>
public sealed class RequestNotStoredException(string message, Exception? reason = null) : Exception(message, reason)
{
    /// <summary>Nothing of the request is stored.</summary>
    public static RequestNotStoredException NoSpace(Exception? reason = null) =>
        new("the store is out of space: the request was not taken, send it again later", reason);

    /// <summary>The connection may have been lost after the commit: then it is stored, and answered when it is asked again.</summary>
    public static RequestNotStoredException StoreFailed(Exception? reason = null) =>
        new("the store failed and the service stops: send the request again under the same RequestID", reason);

    /// <summary>Nothing is taken any more.</summary>
    public static RequestNotStoredException Stopping(Exception? reason = null) =>
        new("the service is stopping: the request was not taken, send it again later", reason);
}
