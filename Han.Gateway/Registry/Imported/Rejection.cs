namespace Han.Gateway.Registry.Imported;

/// <summary>Why a row was not taken.</summary>
/// <param name="Line">The line of the file where the row begins; the header is line 1.</param>
/// <param name="Field">The column that is wrong; empty where it is the row as a whole.</param>
internal readonly record struct Rejection(uint Line, string Field, string Reason);
