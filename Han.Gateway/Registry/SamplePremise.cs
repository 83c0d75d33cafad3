namespace Han.Gateway.Registry;

/// <summary>The premise of the samples in README and SOAP documents. It stands in code because files merge lists by place: a user's first entry would be mixed with it.</summary>
internal static class SamplePremise
{
    public static ListedPremise Create() => new()
    {
        EsiId = "00000000000000001",
        MeterSerialNumber = "00000000000000098",
        Tdsp = "Oncor",
        RepDuns = "111111111",
        Esi = "0250430000000001",
        Devices = [new ListedDevice { Mac = "02DE430000000001", Kind = "Thermostat", DeviceClass = 1 }],
    };
}
