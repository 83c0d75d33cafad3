using System.Text.Json;
using DeviceEmulator.Certificates;
using DeviceEmulator.Devices;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Home.Script;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Home.Scenarios;

/// <summary>Reads scenario files. What they may say is in samples/scenario.schema.json; what is wrong is said with line and path.</summary>
public static partial class ScenarioReader
{
    /// <summary>The years that SEP time can say whole.</summary>
    private const int FirstYear = 2000, LastYear = 2135;

    private const string Schema = "$schema", EsiName = "esi", AirName = "air", DevicesName = "devices", StepsName = "steps", TrustName = "trust";

    /// <summary>Reads a scenario.</summary>
    /// <exception cref="InvalidDataException">As line 12, $.devices[1].kind: what is wrong.</exception>
    public static Scenario Read(ReadOnlySpan<byte> utf8) => Read(utf8, ScenarioOverrides.None);

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    /// <param name="utf8">The text of the file.</param>
    /// <param name="overrides">What holds in place of what it says.</param>
    /// <exception cref="ArgumentException">A capture is wanted at application fidelity.</exception>
    public static Scenario Read(ReadOnlySpan<byte> utf8, ScenarioOverrides overrides)
    {
        JsonPlace root = JsonPlace.Parse(utf8);
        Arguments given = JsonFields.Read(root, ScenarioFields.Root, Schema, EsiName, AirName, DevicesName, StepsName, TrustName);
        ulong seed = overrides.Seed ?? (ulong)given.Whole("seed", 1);
        HomeFidelity fidelity = overrides.Fidelity ?? (given.Text("fidelity") == "radio" ? HomeFidelity.Radio : HomeFidelity.Application);
        if (fidelity == HomeFidelity.Application && overrides.Capture is not null)
        {
            throw new ArgumentException("There are no frames to capture at application fidelity; take radio.");
        }

        if (fidelity == HomeFidelity.Application && overrides.Fidelity is null && given.Has("capture"))
        {
            throw root.Members["capture"].Wrong("there are no frames at application fidelity");
        }

        ScenarioIdentities identities = ScenarioIdentities.Of(root.Members.GetValueOrDefault(TrustName), overrides.Folder);
        HomeOptions home = Home(root, seed, identities) with { Revision = given.Text("revision") == "1.1" ? SepRevision.Se11 : SepRevision.Se10 };
        RequireSigners(root.Members[DevicesName], home.Devices, fidelity);
        MarketTime start = Start(root.Members["start"]);
        RequireClocks(root, home, start);
        return new Scenario(given.Text("title") ?? "", start, home, Steps(root, home.Devices, fidelity))
        {
            Fidelity = fidelity,
            Speed = overrides.Speed ?? given.Number("speed", 1),
            Air = root.Members.TryGetValue(AirName, out JsonPlace? air) ? Air(air) : default,
            Capture = fidelity == HomeFidelity.Radio ? overrides.Capture ?? given.Text("capture") : null,
        };
    }

    private static MarketTime Start(JsonPlace place) =>
        DateTimeOffset.TryParseExact(place.Text, "yyyy-MM-dd'T'HH:mm:ss'Z'", null, System.Globalization.DateTimeStyles.AssumeUniversal, out DateTimeOffset start)
            && start.Year is >= FirstYear and <= LastYear
            ? MarketTime.From(start)
            : throw place.Wrong($"\"{place.Text}\" is not a time such as 2027-07-15T14:00:00Z, from {FirstYear} to {LastYear}");

    private static HomeOptions Home(JsonPlace root, ulong seed, ScenarioIdentities identities)
    {
        JsonPlace esi = Member(root, EsiName, JsonValueKind.Object, "an object");
        Arguments given = JsonFields.Read(esi, ScenarioFields.Esi);
        DeviceIdentity? identity = identities.Read(esi);
        Eui64 address = identity is not null ? identity.Address
            : given.Has("address") ? given.Address("address")
            : throw esi.Wrong("address is missing: an EUI-64 of 16 hex digits, or an identity in its place");
        return new HomeOptions(seed, address, Devices(Member(root, DevicesName, JsonValueKind.Array, "a list of devices"), seed, address, identities))
        {
            EsiIdentity = identity,
            EsiFaults = FaultsOf(given),
            Network = NetworkParameters.Any with
            {
                Channel = (byte)given.Whole("channel", NetworkParameters.AnyChannel),
                Slots = (int)given.Whole("slots", ScenarioFields.DeviceCapacity),
            },
        };
    }

    private static JsonPlace Member(JsonPlace root, string name, JsonValueKind kind, string what)
    {
        JsonPlace member = root.Members.GetValueOrDefault(name) ?? throw root.Wrong($"{name} is missing: {what}");
        JsonFields.Require(member, kind, what);
        return member;
    }
}
