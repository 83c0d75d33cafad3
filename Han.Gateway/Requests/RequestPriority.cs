namespace Han.Gateway.Requests;

/// <summary>RequestPriority: L, M or H.</summary>
public enum RequestPriority : byte
{
    L = 0,
    M = 1,
    H = 2,
}
