using DeviceEmulator.Devices;
using DeviceEmulator.Esi;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Metering;
using DeviceEmulator.Time;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace DeviceEmulator.Home;

/// <summary>
/// A Smart Energy home: an ESI and its devices, at the fidelity of the radio that it is given, and everything that people do to them. Belongs to the loop that
/// steps its agenda.
/// </summary>
public sealed partial class EmulatedHome
{
    private readonly List<HomeDevice> _devices = [];
    private readonly HomeOptions _options;
    private readonly IHomeRadio _radios;
    private readonly DeviceBench _bench;

    /// <param name="agenda">The loop's, which stands at the moment at which the home comes up.</param>
    /// <param name="radios">The air and the radios.</param>
    /// <param name="options">What there is.</param>
    /// <param name="journal">Hears what happens; null: nobody.</param>
    /// <param name="ledger">Keeps what devices really do with events; null for none.</param>
    public EmulatedHome(Agenda agenda, IHomeRadio radios, HomeOptions options, Action<JournalLine>? journal = null, DeviceLedger? ledger = null)
    {
        (Agenda, _radios, _options) = (agenda, radios, options);
        _bench = new DeviceBench(agenda, options.Seed, UserModel.Obedient, ledger) { Interpretation = options.Interpretation, Revision = options.Revision };
        _weather = new Weather(options.Seed);
        Meter = NewMeter();
        Journal = new HomeJournal(agenda, journal);
        Uplink = new HomeUplink(agenda, OnAnswer);
        Esi = new HomeEsi(agenda, radios, options.Esi, options, Journal, Uplink, NameOf, Meter);
        foreach (HomeDeviceOptions device in options.Devices)
        {
            Add(device);
        }
    }

    public Agenda Agenda { get; }

    public HomeFidelity Fidelity => _radios.Fidelity;

    public HomeJournal Journal { get; }

    /// <summary>What the ESI was answered.</summary>
    public HomeUplink Uplink { get; }

    /// <summary>The ESI; another one after <see cref="ExchangeMeter"/>.</summary>
    public HomeEsi Esi { get; private set; }

    public IReadOnlyList<HomeDevice> Devices => _devices;

    /// <summary>The premise's meter, which counts what the household and the devices draw; another one after <see cref="ExchangeMeter"/>.</summary>
    public ElectricMeter Meter { get; private set; }

    /// <summary>Hears every answer, on the loop; null for nobody.</summary>
    public Action<HomeAnswer>? Answered { get; set; }

    /// <summary>A device by its name, or null.</summary>
    public HomeDevice? Find(string name) => _devices.Find(d => d.Name == name);

    /// <summary>What people call a node of the home.</summary>
    public string NameOf(Eui64 address) => _devices.Find(d => d.Address == address)?.Name ?? (address == Esi?.Address ? "esi" : address.ToString());

    /// <summary>Brings another device into the home, switched off. Its name and address are new.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public HomeDevice Add(HomeDeviceOptions device)
    {
        if (_devices.Exists(d => d.Name == device.Name || d.Address == device.Spec.Address) || device.Spec.Address == Esi.Address)
        {
            throw new ArgumentException($"There is a node with the name {device.Name} or the address {device.Spec.Address}.", nameof(device));
        }

        HomeDevice added = new(Agenda, _radios, device, _options, Journal, _bench, Reckon);
        _devices.Add(added);
        if (device.IsKnown)
        {
            Know(added);
        }

        return added;
    }

    /// <summary>Tells the ESI the installation code of a device.</summary>
    public void Know(HomeDevice device) => Esi.Know(
        device.Address, HomeCodes.KeyOf(device.Options.Code, _options.EsiFaults), InHomeDevices.Joined(device.Options.Spec));

    /// <summary>Tells the ESI the installation code of a device that is not one of the home's own, such as a maker's firmware on the same air.</summary>
    /// <exception cref="ArgumentException">It is one of the home's own.</exception>
    public void Admit(in JoinedDevice device, InstallCode code)
    {
        Eui64 address = device.Address;
        if (address == Esi.Address || _devices.Exists(d => d.Address == address))
        {
            throw new ArgumentException($"{NameOf(address)} has the address {address}.", nameof(device));
        }

        Esi.Know(address, HomeCodes.KeyOf(code, _options.EsiFaults), device);
    }

    /// <summary>Another meter takes the place of the ESI. It knows the devices whose codes the old one was told, and lets them in for a while.</summary>
    /// <param name="address">The EUI-64 of the new one.</param>
    /// <param name="window">How long.</param>
    public void ExchangeMeter(Eui64 address, TimeSpan window)
    {
        Esi.PowerOff(loseState: false);
        Journal.Note("home", $"meter {Esi.Address} is exchanged for {address}");
        HomeEsi old = Esi;
        Meter = ExchangedMeter();
        Esi = new HomeEsi(Agenda, _radios, address, _options, Journal, Uplink, NameOf, Meter, old.LastOrder);
        foreach (HomeDevice device in _devices.Where(d => old.Knows(d.Address)))
        {
            Know(device);
        }

        Esi.KnowAll(old);
        Esi.PowerOn();
        Esi.Open(window);
    }

    /// <summary>Jams a channel from now on, in place of what jams it now; zero ends that.</summary>
    /// <param name="channel">11 to 26.</param>
    /// <param name="time">How long.</param>
    /// <exception cref="ArgumentException">There are no channels at the fidelity of this home.</exception>
    public void Jam(byte channel, TimeSpan time)
    {
        if (!_radios.Jam(channel, time))
        {
            throw new ArgumentException("There are no channels at application fidelity; take radio.");
        }

        Journal.Note("air", time > TimeSpan.Zero ? $"channel {channel} is jammed for {HomeDuration.Text(time)}" : $"channel {channel} is jammed no more");
    }

    private void OnAnswer(HomeAnswer answer)
    {
        Answered?.Invoke(answer);
        if (Journal.IsHeard)
        {
            string from = answer.Device.IsNone ? "" : $" {NameOf(answer.Device)}:";
            Journal.Note("esi", $"order {answer.Order}:{from} {answer.Text}");
        }
    }
}
