namespace Han.Gateway.Requests;

/// <summary>Where RequestIDs come from.</summary>
public interface IVisibleIds
{
    /// <summary>24 lower-case hex digits, never given before.</summary>
    string NextId();
}
