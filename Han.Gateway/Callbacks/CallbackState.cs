namespace Han.Gateway.Callbacks;

/// <summary>How it stands with the callbacks of a request. Values are stored.</summary>
public enum CallbackState
{
    /// <summary>All rows so far are confirmed.</summary>
    Idle = 0,

    /// <summary>Rows wait to be posted.</summary>
    Pending = 1,

    /// <summary>Given up; rows are kept until somebody retries.</summary>
    Dead = 2,
}
