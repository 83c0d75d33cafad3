namespace Han.Gateway.Registry.Imported;

/// <summary>Whether the meter's home area network has been started, as far as the export says.</summary>
internal enum HanState : byte
{
    Unknown,
    NotInitialised,
    Initialised,
}
