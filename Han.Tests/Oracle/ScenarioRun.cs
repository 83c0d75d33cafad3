using System.Globalization;
using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Requests;
using Han.Tests.EndToEnd;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Han.Tests.Oracle;

/// <summary>
/// Plays scenarios through one whole gateway in virtual time, one after the other, each in its own two days so that none meets another's messages.
/// </summary>
internal sealed class ScenarioRun : IAsyncDisposable
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(48);

    private static readonly Scenario Nobody = new(0, [new ScenarioPremise("TNMP", [])], []);

    private readonly TestGateway _gateway;
    private readonly RequestDesk _desk;

    private ScenarioRun(TestGateway gateway)
    {
        _gateway = gateway;
        _desk = gateway.Application.Services.GetRequiredService<RequestDesk>();
    }

    public static async Task<ScenarioRun> StartAsync(IReadOnlyList<Scenario> scenarios, OracleSetting setting)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Registry:Size"] = "0",
            ["HeadEnd:Seed"] = setting.Seed.ToString(CultureInfo.InvariantCulture),
            ["HeadEnd:OptOut"] = setting.Users.OptOut.ToString(CultureInfo.InvariantCulture),
            ["HeadEnd:OptOutBeforeStart"] = setting.Users.BeforeStart.ToString(CultureInfo.InvariantCulture),
            ["HeadEnd:OptInAgain"] = setting.Users.OptInAgain.ToString(CultureInfo.InvariantCulture),
        };
        int listed = 0;
        foreach (Scenario scenario in scenarios.Append(Nobody))
        {
            for (int premise = 0; premise < scenario.Premises.Count; premise++)
            {
                List(settings, $"Registry:Premises:{listed++}", scenario, premise);
            }
        }

        return new ScenarioRun(await TestGateway.StartAsync(settings: settings));
    }

    /// <summary>
    /// Lets so many orders pass at a premise where nobody lives, so that a scenario that is played again alone has the order numbers, and with them the
    /// delays, that it had among others. They are over when the first window begins.
    /// </summary>
    public async Task PassOrdersAsync(uint count, MarketTime until)
    {
        var request = new CancelAllRequest(0, false, 0, [new ScenarioAddress(0, -1)], 0);
        for (uint i = 0; i < count; i++)
        {
            await _desk.SubmitAsync(CallerOf(Nobody, request), RequestOf(Nobody, request, [], TestGateway.Start), CancellationToken.None);
        }

        await ComeToAsync(until.PlusMilliseconds(-1), _ => { });
    }

    /// <summary>Plays a scenario whose window begins at <paramref name="origin"/>, and calls back before each request and at the end of the window.</summary>
    public async Task<IReadOnlyList<Acknowledgement>> PlayAsync(Scenario scenario, MarketTime origin, Action<MarketTime> atRest)
    {
        var answers = new List<Acknowledgement>();
        foreach (ScenarioRequest request in scenario.Requests)
        {
            await ComeToAsync(origin.PlusMilliseconds(request.Second * 1000L + Intake.Millisecond), atRest);
            answers.Add(await _desk.SubmitAsync(CallerOf(scenario, request), RequestOf(scenario, request, answers, origin), CancellationToken.None));
        }

        foreach (int hours in new[] { 5, 8, 30 })
        {
            await ComeToAsync(origin.PlusMilliseconds(hours * 3_600_000L + Intake.Millisecond), atRest);
        }

        await ComeToAsync(origin.Plus(Window).PlusMilliseconds(-1), atRest);
        return answers;
    }

    public int ClosedAt(string tdsp) => _gateway.Application.Journal.Counters.Of(tdsp).Closed;

    public IEnumerable<Dictionary<string, string>> Log(string duns) => _gateway.Log(duns);

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    private async Task ComeToAsync(MarketTime moment, Action<MarketTime> atRest)
    {
        await _gateway.Application.RunToAsync(moment, CancellationToken.None);
        atRest(moment);
    }

    private static Caller CallerOf(Scenario scenario, ScenarioRequest request)
    {
        string duns = Intake.DunsOf(scenario, request);
        return new Caller(
            new SystemAccount { Name = "account", Duns = [duns], RequesterType = request.ByTdsp ? (byte)1 : (byte)0, MaxCriticality = request.ByTdsp ? (byte)9 : (byte)6 },
            duns);
    }

    private static HanRequest RequestOf(Scenario scenario, ScenarioRequest request, List<Acknowledgement> answers, MarketTime origin)
    {
        var header = new RequestHeader(
            null, request.ByTdsp ? (byte)1 : (byte)0, Intake.DunsOf(scenario, request), "user", (RequestPriority)request.Priority, null);
        var addresses = new AddressBlock(null, [.. request.To.Select(a => new RequestAddress(
            scenario.EsiId(a.Premise), scenario.Meter(a.Premise), a.Device < 0 ? null : scenario.Device(a).ToString()))]);
        return new HanRequest(header, addresses, request switch
        {
            EventRequest e => new LoadControlEventCommand(
                null, e.Class, e.Group, Time(e.Start), e.Minutes, e.Criticality, e.Effect.CoolingOffset, e.Effect.HeatingOffset, e.Effect.CoolingSetPoint,
                e.Effect.HeatingSetPoint, e.Effect.Load, e.Effect.DutyCycle, e.Control),
            CancelRequest c => new CancelLoadControlEventCommand(null, answers[c.Of].RequestId, c.Class, c.Group, c.Control, Time(c.Effective)),
            CancelAllRequest all => new CancelAllLoadControlEventsCommand(all.Control),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        });

        RequestTime Time(int? second) =>
            second is { } s ? new RequestTime(origin.PlusMilliseconds(s * 1000L).ToDateTimeOffset().UtcDateTime, TimeSpan.Zero) : default;
    }

    private static void List(Dictionary<string, string?> settings, string key, Scenario scenario, int premise)
    {
        settings[key + ":EsiId"] = scenario.EsiId(premise);
        settings[key + ":MeterSerialNumber"] = scenario.Meter(premise);
        settings[key + ":Tdsp"] = scenario.Premises[premise].Tdsp;
        settings[key + ":RepDuns"] = Scenario.Rep;
        settings[key + ":Esi"] = scenario.Esi(premise).ToString();
        for (int i = 0; i < scenario.Premises[premise].Devices.Count; i++)
        {
            ScenarioDevice device = scenario.Premises[premise].Devices[i];
            string entry = $"{key}:Devices:{i.ToString(CultureInfo.InvariantCulture)}";
            settings[entry + ":Mac"] = scenario.Device(new ScenarioAddress(premise, i)).ToString();
            settings[entry + ":Kind"] = device.Kind.ToString();
            settings[entry + ":DeviceClass"] = device.Class.ToString(CultureInfo.InvariantCulture);
            settings[entry + ":EnrollmentGroup"] = device.Group.ToString(CultureInfo.InvariantCulture);
            settings[entry + ":StartRandomizationMinutes"] = device.StartMinutes.ToString(CultureInfo.InvariantCulture);
            settings[entry + ":DurationRandomizationMinutes"] = device.DurationMinutes.ToString(CultureInfo.InvariantCulture);
        }
    }
}
