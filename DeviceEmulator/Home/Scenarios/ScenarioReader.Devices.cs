using DeviceEmulator.Certificates;
using DeviceEmulator.Devices;
using DeviceEmulator.Faults;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Home.Script;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Scenarios;

// The devices of a scenario.
public static partial class ScenarioReader
{
    private static List<HomeDeviceOptions> Devices(JsonPlace list, ulong seed, Eui64 esi, ScenarioIdentities identities)
    {
        List<HomeDeviceOptions> devices = [];
        foreach (JsonPlace place in list.Items)
        {
            HomeDeviceOptions device = Device(place, seed, new Eui64(unchecked(esi.Value + 0x1000 + (ulong)devices.Count)), identities);
            if (devices.Exists(d => d.Name == device.Name))
            {
                throw place.Members["name"].Wrong($"there is a device {device.Name} already");
            }

            if (device.Spec.Address == esi || devices.Exists(d => d.Spec.Address == device.Spec.Address))
            {
                throw place.Wrong($"there is a node with the address {device.Spec.Address} already");
            }

            devices.Add(device);
        }

        return devices.Count <= ScenarioFields.DeviceCapacity ? devices : throw list.Wrong($"a home has {ScenarioFields.DeviceCapacity} devices at most");
    }

    private static HomeDeviceOptions Device(JsonPlace place, ulong seed, Eui64 next, ScenarioIdentities identities)
    {
        Arguments given = JsonFields.Read(place, ScenarioFields.Device);
        string name = given.Text("name")!;
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') || name is "esi" or "home")
        {
            throw place.Members["name"].Wrong($"\"{name}\" is not a word of letters, digits, - and _ other than esi and home");
        }

        (DeviceKind kind, DeviceClass deviceClass) = ScenarioFields.Kinds[given.Text("kind")!];
        DeviceIdentity? identity = identities.Read(place);
        DeviceSpec spec = new(
            identity?.Address ?? (given.Has("address") ? given.Address("address") : next), kind, deviceClass, (byte)given.Whole("group", 0),
            (byte)given.Whole("start-randomization", 30), (byte)given.Whole("duration-randomization", 0), given.Flag("clock", true));
        return new HomeDeviceOptions(name, spec, place.Members.TryGetValue("code", out JsonPlace? code) ? CodeOf(code) : HomeCodes.Seeded(seed, spec.Address))
        {
            IsKnown = given.Flag("known", true),
            PollSeconds = PollOf(place, given, kind),
            IsFar = given.Flag("far"),
            Faults = FaultsOf(given),
            Identity = identity,
            SignsReports = given.Flag("sign"),
            Settings = SettingsOf(place, given),
            Users = UsersOf(given),
        };
    }

    /// <summary>Who signs needs a certificate to sign with.</summary>
    private static void RequireSigners(JsonPlace list, IReadOnlyList<HomeDeviceOptions> devices, HomeFidelity fidelity)
    {
        for (int i = 0; i < devices.Count; i++)
        {
            if (devices[i] is { SignsReports: true, Identity: null } && fidelity == HomeFidelity.Application)
            {
                throw list.Items[i].Members["sign"].Wrong("a device has no certificate at application fidelity, unless an identity says otherwise");
            }
        }
    }

    private static InstallCode CodeOf(JsonPlace place) =>
        InstallCode.TryParse(place.Text, out InstallCode code, out InstallCodeError error) ? code : throw place.Wrong($"the installation code is not right: {error}");

    private static Faults.Faults FaultsOf(Arguments given) => new(
        given.Words("faults").Aggregate(Misbehaviour.None, (all, word) => all | Enum.GetValues<Misbehaviour>().First(m => Expectation.Word(m.ToString()) == word)),
        given.Duration(ScenarioFields.ClockOffset.Name, TimeSpan.FromHours(3)), given.Duration("report-delay", TimeSpan.FromMinutes(10)));
}
