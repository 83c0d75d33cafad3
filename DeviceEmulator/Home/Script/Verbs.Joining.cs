using DeviceEmulator.Esi;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Script;

// Who comes into the network, and who leaves it.
public static partial class Verbs
{
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(10);

    private static Verb[] Joining() =>
    [
        new("open", "Lets devices join for a while", [new("for", FieldKind.Duration, "How long; 10m")],
            (home, given) => home.Esi.Open(given.Duration("for", _window))),
        new("close", "Closes the window", [], (home, _) => home.Esi.Open(TimeSpan.Zero)),
        new("know", "Tells the ESI the installation code of a device", [Device()], (home, given) => home.Know(DeviceOf(home, given))),
        new("join", "Switches a device on, or tells it to look for a network again", [Device()], (home, given) => DeviceOf(home, given).PowerOn()),
        new("leave", "A device leaves the network by itself", [Device()], (home, given) => DeviceOf(home, given).Way.Leave()),
        new("remove", "The trust centre sends a device away and forgets its keys", [Device()], (home, given) => home.Esi.Remove(DeviceOf(home, given).Address)),
        new("admit", "Tells the ESI the installation code of a device that is not one of the emulated ones",
            [
                new("address", FieldKind.Address, "Its EUI-64") { IsRequired = true },
                new("code", FieldKind.Text, "Its installation code with CRC, hex digits") { IsRequired = true, Highest = 60 },
                new("display", FieldKind.Flag, "Whether it is sent prices and texts; true"), new("load", FieldKind.Flag, "Whether it is sent events; true"),
            ], (home, given) => home.Admit(
                new JoinedDevice(given.Address("address"), given.Flag("load", true), true, given.Flag("display", true)), CodeOf(given.Text("code")!))),
        new("rotate-key", "The trust centre switches to a new network key", [], (home, _) => home.Esi.RotateKey()),
        new("exchange-meter", "Another meter, with another ESI, takes the place of this one",
            [new("esi", FieldKind.Address, "Its EUI-64; one more than the old one's"), new("for", FieldKind.Duration, "How long it lets devices join; 1h")],
            (home, given) => home.ExchangeMeter(
                given.Has("esi") ? given.Address("esi") : new Eui64(home.Esi.Address.Value + 1), given.Duration("for", TimeSpan.FromHours(1)))),
    ];

    private static InstallCode CodeOf(string text) => InstallCode.TryParse(text, out InstallCode code, out InstallCodeError error)
        ? code
        : throw new ArgumentException($"code: the installation code is not right: {error}.");
}
