using System.Text;
using DeviceEmulator.Devices;
using DeviceEmulator.Esi;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Home.Scenarios;

namespace Han.Tests.Home;

/// <summary>What a person sees of nodes that misbehave, beyond samples/faults.json: ESIs, and a device that polls no more.</summary>
public sealed class HomeFaultTests
{
    private const string Pct = """{ "name": "pct", "kind": "thermostat" }""";

    public static TheoryData<HomeFidelity> Fidelities => [HomeFidelity.Application, HomeFidelity.Radio];

    [Theory]
    [MemberData(nameof(Fidelities))]
    public void An_ESI_may_have_every_code_wrong(HomeFidelity fidelity)
    {
        using PlayedHome home = Faulty(fidelity, "wrong-install-code-crc", """{ "do": "expect", "device": "pct", "status": "waiting", "attempt": "KeyMismatch" }""");
        Assert.DoesNotContain(home.SaidBy("esi"), s => s.StartsWith("lets pct in", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Fidelities))]
    public void An_ESI_may_have_a_certificate_that_nobody_trusts(HomeFidelity fidelity) =>
        Faulty(fidelity, "foreign-issuer", """{ "do": "expect", "device": "pct", "status": "stopped" }""").Dispose();

    [Theory]
    [MemberData(nameof(Fidelities))]
    public void An_ESI_may_confirm_keys_wrongly(HomeFidelity fidelity)
    {
        using PlayedHome home = Faulty(fidelity, "bad-key-confirm", """{ "do": "expect", "device": "pct", "status": "establishing" }""");
        Assert.Contains(home.SaidBy("pct"), s => s.Contains("BadKeyConfirm", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(HomeFidelity.Application, "", 3 * 3600)]
    [InlineData(HomeFidelity.Radio, "", 3 * 3600)]
    [InlineData(HomeFidelity.Application, ", \"clock-offset\": \"-2h30m\"", -9000)]
    [InlineData(HomeFidelity.Radio, ", \"clock-offset\": \"-2h30m\"", -9000)]
    public void An_ESI_s_clock_may_be_hours_ahead_or_behind(HomeFidelity fidelity, string offset, int seconds)
    {
        using PlayedHome home = Faulty(fidelity, "clock-off", """{ "do": "expect", "device": "pct", "status": "running" }""", offset);
        DeviceSnapshot shown = home["pct"].Snapshot();
        Assert.Equal(seconds, (shown.Clock.Milliseconds - home.Home.Agenda.Now.Milliseconds) / 1000.0, 2.0);
    }

    /// <summary>The device keeps to its own clock: what is to begin in ten minutes begins 75 minutes from now, and lasts as long as it should.</summary>
    [Theory]
    [MemberData(nameof(Fidelities))]
    public void A_device_whose_clock_is_behind_begins_late(HomeFidelity fidelity)
    {
        using PlayedHome home = new(
            fidelity, """{ "name": "late", "kind": "water-heater", "faults": ["clock-off"], "clock-offset": "-1h5m" }""", """
            { "do": "event", "in": "10m", "minutes": 30, "duty": 50 }, { "do": "wait", "for": "74m" },
            { "do": "expect", "device": "late", "event-state": "scheduled", "reports": "01" }, { "do": "wait", "for": "2m" },
            { "do": "expect", "device": "late", "event-state": "running", "reports": "01 02" }, { "do": "wait", "for": "28m" },
            { "do": "expect", "device": "late", "reports": "01 02", "answers": "01 02" }, { "do": "wait", "for": "2m" },
            { "do": "expect", "device": "late", "reports": "01 02 03" }
            """);
    }

    [Theory]
    [InlineData("2027-07-15", "\"clock-offset\": \"-\"", "line 2, $.devices[0].clock-offset: \"-\" is not a span of time such as 90s or -1h30m, at most 3650d either way.")]
    [InlineData("2027-07-15", "\"clock-offset\": \"--3h\"", "line 2, $.devices[0].clock-offset: \"--3h\" is not a span of time")]
    [InlineData("2000-01-01", "\"clock-offset\": \"-10h\", \"faults\": [ \"clock-off\" ]", "line 2, $.devices[0].clock-offset: its clock would stand outside of the years 2000 to 2135, which a frame can say.")]
    [InlineData("2135-12-30", "\"faults\": [ \"clock-off\" ], \"clock-offset\": \"40h\"", "line 2, $.devices[0].clock-offset: its clock would stand outside of the years 2000 to 2135, which a frame can say.")]
    [InlineData("2027-07-15", "\"report-delay\": \"-3h\"", "line 2, $.devices[0].report-delay: \"-3h\" is not a span of time such as 90s or 1h30m")]
    public void A_clock_that_nobody_can_have_is_refused(string day, string offset, string expected)
    {
        string text = $$"""
            { "start": "{{day}}T09:00:00Z", "esi": { "address": "0200000000000001" }, "devices": [
              { "name": "pct", "kind": "thermostat", {{offset}} } ] }
            """;
        Assert.StartsWith(
            expected, Assert.Throws<InvalidDataException>(() => ScenarioReader.Read(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);
    }

    /// <summary>The ESI tells the device what time it is.</summary>
    [Theory]
    [InlineData("-5h", false)]
    [InlineData("-3h", true)]
    public void The_offsets_of_ESI_and_device_add_up(string device, bool isTaken)
    {
        string text = $$"""
            { "start": "2000-01-01T09:00:00Z", "esi": { "address": "0200000000000001", "faults": [ "clock-off" ], "clock-offset": "-5h" }, "devices": [
              { "name": "pct", "kind": "thermostat", "faults": [ "clock-off" ], "clock-offset": "{{device}}" },
              { "name": "right", "kind": "thermostat", "clock-offset": "-10h" } ] }
            """;
        Exception? refused = Record.Exception(() => ScenarioReader.Read(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(isTaken, refused is null);
        Assert.True(isTaken || refused!.Message.StartsWith("line 2, $.devices[0].clock-offset: ", StringComparison.Ordinal), refused?.Message);
    }

    [Theory]
    [MemberData(nameof(Fidelities))]
    public void An_ESI_may_hold_one_event(HomeFidelity fidelity)
    {
        using PlayedHome home = Faulty(fidelity, "event-table-of-one", """
            { "do": "event", "in": "1h", "minutes": 10, "duty": 50 }, { "do": "event", "in": "2h", "minutes": 10, "duty": 50 }, { "do": "wait", "for": "1m" }
            """);
        Assert.Equal([HomeAnswerKind.Stored, HomeAnswerKind.Refused, HomeAnswerKind.Report], home.Home.Uplink.Answers.Select(a => a.Kind));
        Assert.Empty(home.Home.Find("pct")!.ReportsOf(home.Home.LatestEvent));
    }

    /// <summary>A device that has nothing to show asks for it, and would be told NOT_FOUND.</summary>
    [Theory]
    [InlineData("no-default-response", "it is 2027-07-15")]
    [InlineData("wrong-sequence", "the ESI tells no time")]
    public void An_ESI_may_be_mute_or_muddled(string fault, string told)
    {
        using PlayedHome home = Faulty(HomeFidelity.Application, fault, """{ "do": "expect", "device": "pct", "status": "running" }""");
        Assert.Contains(home.SaidBy("pct"), s => s.StartsWith(told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", DrlcState.Scheduled)]
    [InlineData(", \"faults\": [\"stuck-poll\"]", null)]
    public void A_device_that_polls_no_more_hears_nothing(string fault, DrlcState? state)
    {
        using PlayedHome home = new(
            HomeFidelity.Radio, $$"""{ "name": "sleeper", "kind": "water-heater", "poll": "2s"{{fault}} }""",
            """{ "do": "event", "in": "20m", "minutes": 10, "duty": 50 }, { "do": "wait", "for": "1m" }""");
        Assert.Equal(state, home.Home.Find("sleeper")!.StateOf(home.Home.LatestEvent));
    }

    [Theory]
    [MemberData(nameof(Fidelities))]
    public void What_an_ESI_saw_of_who_came_goes_up_with_its_cause(HomeFidelity fidelity)
    {
        using PlayedHome home = new(fidelity, """
            { "name": "good", "kind": "water-heater" }, { "name": "bad", "kind": "water-heater", "faults": ["wrong-install-code-crc"] },
            { "name": "stranger", "kind": "water-heater", "known": false }, { "name": "foreign", "kind": "water-heater", "faults": ["foreign-issuer"] }
            """, """{ "do": "expect", "device": "good", "status": "running" }""");
        string[] heard = [.. home.Home.Uplink.JoinAttempts.Select(a => $"{home.Home.NameOf(a.Device)} {a.Word}").Distinct()];
        Assert.Equal(["bad KeyMismatch", "foreign Joined", "foreign UnknownIssuer", "good Established", "good Joined", "stranger UnknownDevice"], heard.Order(StringComparer.Ordinal));
        Assert.Equal(home.Home.Esi.Attempts, home.Home.Uplink.JoinAttempts);
        Assert.All(home.Home.Uplink.JoinAttempts, a => Assert.Equal(a.Refusal is not null, a.Outcome == JoinAttemptOutcome.Refused));
    }

    private static PlayedHome Faulty(HomeFidelity fidelity, string fault, string steps, string more = "") =>
        new(fidelity, Pct, steps, $", \"faults\": [\"{fault}\"]{more}");
}
