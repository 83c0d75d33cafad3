namespace Han.Tests.Oracle;

public sealed class ScenarioShrinkerTests
{
    private static readonly ScenarioAddress[] _home = [new(0, -1)];

    [Theory]
    [InlineData(0, "event 2, cancel of 0, event 2, cancel of 2")]
    [InlineData(1, "event 1, cancel of 0, cancel of 1, event 2, cancel of 3")]
    [InlineData(2, "event 1, event 2, cancel of 1, event 2, cancel of 3")]
    [InlineData(3, "event 1, event 2, cancel of 0, cancel of 1, event 2, cancel of 4")]
    [InlineData(6, "event 1, event 2, cancel of 0, cancel of 2, cancel of 1, event 2")]
    public void What_depends_on_a_dropped_request_goes_with_it(int dropped, string left)
    {
        // Two requests are equal in value: the last cancel must go on naming the second of them.
        ScenarioRequest twice = Event(2);
        Scenario scenario = new(1, [], [Event(1), twice, Cancel(0), Cancel(2), Cancel(1), twice, Cancel(5)]);
        Assert.Equal(left, string.Join(", ", ScenarioShrinker.WithoutRequest(scenario, dropped).Requests.Select(Text)));
    }

    private static EventRequest Event(byte criticality) => new(0, false, 0, _home, 0xFFF, 0, null, 10, criticality, 0, default);

    private static CancelRequest Cancel(int of) => new(0, false, 0, _home, of, null, null, 0, null);

    private static string Text(ScenarioRequest request) =>
        request is CancelRequest cancel ? $"cancel of {cancel.Of}" : $"event {((EventRequest)request).Criticality}";
}
