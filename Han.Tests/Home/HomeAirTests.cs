using System.Text;
using DeviceEmulator.Air;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Commissioning;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Home.Scenarios;
using DeviceEmulator.Home.Script;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;

namespace Han.Tests.Home;

/// <summary>What a scenario or a maker at the prompt does to the air of a home: delays and jammed channels.</summary>
public sealed class HomeAirTests
{
    private const byte Channel = 11, Elsewhere = 25;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_jammed_home_loses_its_frames_and_recovers()
    {
        HomeRig rig = new HomeRig(HomeFidelity.Radio, default, 7, HomeRig.Thermostat(), Sleepy(HomeRig.WaterHeater())).Up();
        Do(rig, "jam", $"{Channel}", "10m");
        uint order = rig.Home.Send(rig.Event(startsInMinutes: 60));
        rig.Run(9.9 * Minute);
        Assert.Empty(rig.Pct.ReportsOf(rig.Home.LatestEvent));
        Assert.DoesNotContain(rig.Home.Uplink.Answers, a => a.Order == order && a.Kind == HomeAnswerKind.Report);

        // Late and not never: by the ESI's repetition or by the device's own question, which it asks as soon as it is back.
        rig.Run(20 * Minute);
        Assert.All(rig.Home.Devices, device => Assert.Equal([EventStatus.Received], device.ReportsOf(rig.Home.LatestEvent)));
        Assert.All(rig.Home.Devices, device => Assert.Equal(CommissioningState.Running, device.Way.State));
        Assert.Equal(2, rig.Home.Uplink.Answers.Count(a => a.Order == order && a.Kind == HomeAnswerKind.Report));
    }

    [Fact]
    public void What_jams_a_channel_can_be_ended_and_another_channel_is_not_touched()
    {
        HomeRig rig = new HomeRig(HomeFidelity.Radio, default, 7, HomeRig.Thermostat()).Up();
        Do(rig, "jam", $"{Elsewhere}", "10m");
        rig.Home.Send(rig.Event(startsInMinutes: 60));
        rig.Run(0.2 * Minute);
        Assert.Equal([EventStatus.Received], rig.Pct.ReportsOf(rig.Home.LatestEvent));
        Do(rig, "jam", $"{Channel}", "1h");
        Do(rig, "jam", $"{Channel}", "0s");
        rig.Home.Send(rig.Event(startsInMinutes: 160));
        rig.Run(0.2 * Minute);
        Assert.Equal([EventStatus.Received], rig.Pct.ReportsOf(rig.Home.LatestEvent));
        Assert.Equal(["channel 25 is jammed for 10m", "channel 11 is jammed for 1h", "channel 11 is jammed no more"], rig.SaidBy("air"));
    }

    [Fact]
    public void A_scenario_jams_at_its_time_and_the_same_seed_makes_the_same_capture()
    {
        string jammed = CaptureOf($$"""{ "channel": {{Channel}}, "from": "3m", "for": "2m" }""", out EventStatus[] early, out EventStatus[] late);
        Assert.Empty(early);
        Assert.Equal([EventStatus.Received], late);
        Assert.Equal(jammed, CaptureOf($$"""{ "channel": {{Channel}}, "from": "3m", "for": "2m" }""", out _, out _));
        string elsewhere = CaptureOf($$"""{ "channel": {{Elsewhere}}, "from": "3m", "for": "2m" }""", out early, out _);
        Assert.Equal([EventStatus.Received], early);
        Assert.Equal(CaptureOf("", out _, out _), elsewhere);
        Assert.NotEqual(jammed, elsewhere);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(0, 40)]
    [InlineData(AirOptions.LongestDelay, AirOptions.LongestDelay)]
    public void Whatever_delay_is_accepted_a_home_lives_with_it(int least, int most)
    {
        AirOptions air = new() { LeastDelay = least, MostDelay = most };
        FrameCount sent = new();
        HomeRig rig = new HomeRig(
            HomeFidelity.Radio, air, 7, [sent], [HomeRig.Extender(), HomeRig.Thermostat(), Sleepy(HomeRig.WaterHeater()), HomeRig.Display() with { IsFar = true }]).Up();
        Assert.All(rig.Home.Devices, device => Assert.Equal(CommissioningState.Running, device.Way.State));
        rig.Home.Send(rig.Event(startsInMinutes: 1, minutes: 5));
        rig.Run(8 * Minute);
        EventStatus[] course = [EventStatus.Received, EventStatus.Started, EventStatus.Completed];
        Assert.Equal(course, rig.Pct.ReportsOf(rig.Home.LatestEvent));
        Assert.Equal(course, rig.Home.Find("heater")!.ReportsOf(rig.Home.LatestEvent));
        Assert.All(rig.Home.Devices, device => Assert.Equal(CommissioningState.Running, device.Way.State));

        // Nobody takes a late acknowledgement for none.
        Assert.InRange(sent.Repeated, 0, sent.All / 20);
    }

    [Fact]
    public void There_is_nothing_to_jam_where_there_are_no_channels()
    {
        HomeRig rig = new(HomeRig.Thermostat());
        Assert.Equal("There are no channels at application fidelity; take radio.", Assert.Throws<ArgumentException>(() => Do(rig, "jam", "25", "5m")).Message);
        Assert.StartsWith("jam needs for: ", Assert.Throws<ArgumentException>(() => Do(rig, "jam", "25")).Message, StringComparison.Ordinal);
        Assert.StartsWith("channel: \"27\" is not a whole number from 11 to 26", Assert.Throws<ArgumentException>(() => Do(rig, "jam", "27", "5m")).Message, StringComparison.Ordinal);
        Assert.Equal("line 2, $.steps[0].do: there are no channels at application fidelity.", Assert.Throws<InvalidDataException>(() => ScenarioReader.Read(
            """
            { "start": "2027-07-15T14:00:00Z", "esi": { "address": "0200000000000001" }, "devices": [],
              "steps": [ { "do": "jam", "channel": 11, "for": "1m" } ] }
            """u8)).Message);
    }

    [Theory]
    [InlineData("\"delay\": 5", "line 3, $.air.delay: it is a number, not an object.")]
    [InlineData("\"delay\": { \"least\": \"1ms\" }", "line 3, $.air.delay: most is missing: a span of time")]
    [InlineData("\"delay\": { \"most\": \"101ms\" }", "line 3, $.air.delay.most: a frame is late by 100ms at most")]
    [InlineData("\"delay\": { \"least\": \"9ms\", \"most\": \"8ms\" }", "line 3, $.air.delay.least: it is more than the 8ms at most.")]
    [InlineData("\"jam\": { \"channel\": 11 }", "line 3, $.air.jam: it is an object, not a list of channels and times.")]
    [InlineData("\"jam\": [ { \"channel\": 10, \"for\": \"1m\" } ]", "line 3, $.air.jam[0].channel: \"10\" is not a whole number from 11 to 26.")]
    [InlineData("\"jam\": [ { \"channel\": 11 } ]", "line 3, $.air.jam[0]: for is missing: a span of time")]
    [InlineData("\"smoke\": 1", "line 3, $.air.smoke: it is not known here; there is delay, jam, loss,")]
    public void What_is_wrong_with_an_air_is_said_with_line_and_path(string air, string expected) => Assert.StartsWith(
        expected,
        Assert.Throws<InvalidDataException>(() => ScenarioReader.Read(Encoding.UTF8.GetBytes(
            $"{{ \"start\": \"2027-07-15T14:00:00Z\", \"esi\": {{ \"address\": \"0200000000000001\" }}, \"devices\": [],\n\"air\": {{\n{air} }} }}"))).Message,
        StringComparison.Ordinal);

    private static HomeDeviceOptions Sleepy(HomeDeviceOptions device) => device with { PollSeconds = 5 };

    private static void Do(HomeRig rig, string verb, params string[] words) =>
        Verbs.Find(verb)!.Do(rig.Home, TypedCommand.Read(verb, Verbs.Find(verb)!.Fields, words));

    /// <summary>A home whose event is sent at 3:30; what its device had reported of it by 4:50, and what by 12:00.</summary>
    private static string CaptureOf(string jam, out EventStatus[] early, out EventStatus[] late)
    {
        byte[] file = Encoding.UTF8.GetBytes($$"""
            { "start": "2027-07-15T14:00:00Z", "fidelity": "radio", "esi": { "address": "0200000000000001", "channel": {{Channel}} },
              "devices": [ { "name": "pct", "kind": "thermostat" } ], "air": { "jam": [ {{jam}} ] },
              "steps": [ { "do": "esi-on" }, { "do": "open" }, { "at": "5s", "do": "join", "device": "pct" },
                         { "at": "2m", "do": "expect", "device": "pct", "status": "running" },
                         { "at": "3m30s", "do": "event", "in": "1h", "minutes": 30, "duty": 50 } ] }
            """);
        using AirCapture capture = new(Stream.Null);
        using ScenarioRun run = new(ScenarioReader.Read(file), null, [capture]);
        run.To(run.Scenario.Start.Plus(4.8 * Minute));
        Assert.Null(run.Player.Failure);
        HomeDevice device = run.Home.Find("pct")!;
        early = [.. device.ReportsOf(run.Home.LatestEvent)];
        run.To(run.Scenario.Start.Plus(12 * Minute));
        late = [.. device.ReportsOf(run.Home.LatestEvent)];
        return capture.Hash();
    }

    /// <summary>Counts frames that ask for an acknowledgement, and those that were transmitted again within two seconds.</summary>
    private sealed class FrameCount : IAirTap
    {
        private const int AsksForAck = 0x20;
        private readonly Dictionary<string, MarketTime> _last = [];

        public int All { get; private set; }

        public int Repeated { get; private set; }

        public void OnTransmitted(MarketTime at, byte channel, ReadOnlySpan<byte> psdu, string comment)
        {
            if ((psdu[0] & AsksForAck) != 0)
            {
                string frame = Convert.ToHexString(psdu);
                All++;
                Repeated += _last.TryGetValue(frame, out MarketTime last) && at < last.PlusMilliseconds(2000) ? 1 : 0;
                _last[frame] = at;
            }
        }
    }
}
