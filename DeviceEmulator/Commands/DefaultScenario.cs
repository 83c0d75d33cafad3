namespace DeviceEmulator.Commands;

/// <summary>The home that comes up without a scenario file.</summary>
internal static class DefaultScenario
{
    public static ReadOnlySpan<byte> Text => """
        {
          "title": "A home in July",
          "start": "2027-07-15T19:00:00Z",
          "esi": { "address": "0200000000000001" },
          "devices": [
            { "name": "thermostat", "kind": "thermostat" },
            { "name": "heater", "kind": "water-heater" },
            { "name": "pool", "kind": "pool-pump" },
            { "name": "charger", "kind": "ev-charger" },
            { "name": "display", "kind": "display" }
          ],
          "steps": [
            { "do": "esi-on" },
            { "do": "open", "for": "15m" },
            { "at": "2s", "do": "join", "device": "thermostat" },
            { "at": "4s", "do": "join", "device": "heater" },
            { "at": "6s", "do": "join", "device": "pool" },
            { "at": "8s", "do": "join", "device": "charger" },
            { "at": "10s", "do": "join", "device": "display" }
          ]
        }
        """u8;
}
