using DeviceEmulator.Devices;
using DeviceEmulator.Esi;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Radios;

namespace Han.Tests.Home;

/// <summary>What the people of a home do, and what comes of it.</summary>
public sealed class HomePeopleTests
{
    private const string Later = """{ "do": "wait", "for": "1m" }""";

    [Theory]
    [InlineData("", "01 02 04 08")]
    [InlineData(", \"opt-out-early\": 1", "01 04 0A")]
    [InlineData(", \"opt-out-early\": 1, \"opt-in-again\": 1", "01 04 05 09")]
    [InlineData(", \"opt-in-again\": 1", "01 02 04 05 09")]
    public void A_user_opts_out_as_the_scenario_has_it(string more, string reports) => new PlayedHome(
        HomeFidelity.Application, $$"""{ "name": "heater", "kind": "water-heater", "opt-out": 1{{more}} }""",
        $$"""{ "do": "event", "in": "2h", "minutes": 60, "duty": 0 }, { "do": "wait", "for": "4h" }, { "do": "expect", "device": "heater", "reports": "{{reports}}" }""").Dispose();

    [Fact]
    public void A_text_is_confirmed_by_hand()
    {
        using PlayedHome home = new(HomeFidelity.Radio, """{ "name": "display", "kind": "display", "confirm": 0 }""", $$"""
            { "do": "text", "message": "Rates rise", "confirm": true }, {{Later}}, { "do": "confirm", "device": "display" }, { "do": "confirm", "device": "display" }, {{Later}}
            """);
        Assert.Equal(["its user confirms the text", "its user has nothing to confirm"], home.SaidBy("display")[^2..]);
        Assert.Single(home.Home.Uplink.Answers, a => a.Kind == HomeAnswerKind.Confirmed);
    }

    [Fact]
    public void A_knob_is_turned_and_the_house_follows()
    {
        using PlayedHome home = new(HomeFidelity.Application, """{ "name": "pct", "kind": "thermostat", "cooling": 26, "heating": 19, "watts": 3000 }""", """
            { "do": "expect", "device": "pct", "cooling": 26, "heating": 19 }, { "do": "set", "device": "pct", "cooling": 22.5 }, { "do": "wait", "for": "1s" },
            { "do": "expect", "device": "pct", "cooling": 22.5, "heating": 19, "demand-above": 2000 }
            """);
        Assert.Equal(((short)2250, (short)1900), ((Thermostat)home["pct"]).OwnSetPoints);
    }

    /// <summary>Each load whose work can be put off, and what an event does to it and to the meter.</summary>
    [Theory]
    [InlineData("ev-charger", "ev", 7205)]
    [InlineData("pool-pump", "pool-pump", 1502)]
    [InlineData("appliance", "appliance", 2803)]
    public void Work_is_put_off_by_an_event_and_done_afterwards(string kind, string loadClass, int watts)
    {
        using PlayedHome home = new(HomeFidelity.Application, $$"""{ "name": "it", "kind": "{{kind}}" }""", $$"""
            { "do": "use", "device": "it", "kwh": 3 }, {{Later}}, { "do": "expect", "device": "it", "demand-above": {{watts - 1}}, "home-above": {{watts}} },
            { "do": "event", "minutes": 30, "classes": ["{{loadClass}}"], "duty": 0 }, {{Later}}, { "do": "expect", "device": "it", "demand-below": 10, "event-state": "running" },
            { "do": "wait", "for": "30m" }, { "do": "expect", "device": "it", "demand-above": {{watts - 1}}, "reports": "01 02 03" }
            """);
        Assert.Contains("its user gives it work", home.SaidBy("it"));
    }

    [Fact]
    public void A_display_has_no_work()
    {
        using PlayedHome home = new(HomeFidelity.Application, """{ "name": "display", "kind": "display" }""", """{ "do": "use", "device": "display", "kwh": 3 }""");
        Assert.Equal("its user has no work for it", home.SaidBy("display")[^1]);
    }

    [Fact]
    public void A_device_that_is_not_of_the_home_is_admitted_by_its_code()
    {
        using PlayedHome home = new(HomeFidelity.Radio, """{ "name": "display", "kind": "display" }""", """
            { "do": "admit", "address": "0011223344556677", "code": "83FED3407A939723A5C639B26916D505C3B5" }
            """);
        Assert.True(home.Home.Esi.Knows(new Sep.Codec.Types.Eui64(0x0011_2233_4455_6677)));
        JoinedDevice twice = new(home.Home.Devices[0].Address, IsLoadControlClient: true);
        Assert.Throws<ArgumentException>(() => home.Home.Admit(twice, HomeCodes.Seeded(1, twice.Address)));
        home.Home.ExchangeMeter(new Sep.Codec.Types.Eui64(0x0200_0000_0000_0099), TimeSpan.FromMinutes(10));
        Assert.True(home.Home.Esi.Knows(new Sep.Codec.Types.Eui64(0x0011_2233_4455_6677)));
    }

    [Fact]
    public void A_price_may_want_an_acknowledgement()
    {
        using PlayedHome home = new(HomeFidelity.Radio, """{ "name": "display", "kind": "display" }""", $$"""
            { "do": "price", "price": 0.1, "acknowledge": true }, {{Later}}, { "do": "expect", "device": "display", "price": "0.1000" }
            """, root: "\"revision\": \"1.1\",");
        Assert.Equal(HomeAnswerKind.Stored, home.Home.Uplink.Answers.Last().Kind);
    }
}
