namespace Han.Gateway.Registry;

/// <summary>A joined device of a premise that is listed by hand.</summary>
public sealed class ListedDevice
{
    /// <summary>EUI-64, 16 hex digits.</summary>
    public string Mac { get; set; } = "";

    /// <summary>Thermostat, LoadControl or InHomeDisplay.</summary>
    public string Kind { get; set; } = "Thermostat";

    /// <summary>SEP device class bits, 1 to 0x0FFF.</summary>
    public ushort DeviceClass { get; set; } = 1;

    /// <summary>SEP utility enrollment group, 0 to 255.</summary>
    public byte EnrollmentGroup { get; set; }

    /// <summary>How long at most it delays a start that it shall randomise, 0 to 60 minutes.</summary>
    public byte StartRandomizationMinutes { get; set; } = 30;

    /// <summary>How long at most it delays an end that it shall randomise, 0 to 60 minutes.</summary>
    public byte DurationRandomizationMinutes { get; set; }
}
