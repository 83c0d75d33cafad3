using DeviceEmulator.Devices;

namespace Han.Tests.Oracle;

/// <summary>A delivery that comes to an ESI in the very millisecond in which a device of the home sends a report: both logs have the delivery first.</summary>
public sealed class SameMillisecondTests
{
    private static readonly ScenarioAddress[] _home = [new(0, -1)];

    private static readonly Scenario _twoEvents = new(
        1, [new ScenarioPremise("Oncor", [new ScenarioDevice(0, DeviceKind.LoadControl, 4, 0, 0, 0)])], [Event(0, 60), Event(40, 3600)]);

    /// <summary>With these seeds the second event comes with the report on the first, and the rows tell which of them was first.</summary>
    [Theory]
    [InlineData(74216)]
    [InlineData(172769)]
    [InlineData(219099)]
    public async Task A_delivery_comes_before_what_a_device_sends_in_that_millisecond(ulong seed)
    {
        var setting = new OracleSetting(seed, new HomeUsers(0, 0, 0), new LoadControlRules());
        Assert.Empty((await ScenarioComparison.CompareAsync([_twoEvents], setting, new ScenarioPlace(1, 0))).Select(d => d.ToString()));
    }

    private static EventRequest Event(int second, int start) =>
        new(second, false, 0, _home, 0xFFF, 0, start, 10, 2, 0, new ScenarioEffect(null, null, null, null, null, 50));
}
