using DeviceEmulator.Esi;
using DeviceEmulator.Faults;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Metering;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;
using EsiNode = DeviceEmulator.Esi.Esi;

namespace DeviceEmulator.Home;

/// <summary>
/// An ESI as it stands in a home: the application, and what its owner does at the trust centre: which devices are known by their codes, how long the window is
/// open, what every attempt to join came to.
/// </summary>
public sealed partial class HomeEsi : IApsNode
{
    private readonly Agenda _agenda;
    private readonly HomeJournal _journal;
    private readonly IEsiRadio _radio;
    private readonly MisbehavingAps _aps;
    private readonly EsiDesk _desk;
    private readonly HomeOptions _options;
    private readonly Func<Eui64, string> _nameOf;
    private readonly List<JoinAttempt> _attempts = new(AttemptCapacity);

    /// <param name="agenda">The loop's.</param>
    /// <param name="radios">Where its radio comes from.</param>
    /// <param name="address">Its EUI-64.</param>
    /// <param name="options">The home's.</param>
    /// <param name="journal">Hears what happens.</param>
    /// <param name="uplink">Hears what devices answer.</param>
    /// <param name="nameOf">What people call a device.</param>
    /// <param name="meter">The meter that it is in.</param>
    /// <param name="lastOrder">Orders are numbered from the next one on.</param>
    public HomeEsi(
        Agenda agenda, IHomeRadio radios, Eui64 address, HomeOptions options, HomeJournal journal, IEsiUplink uplink, Func<Eui64, string> nameOf,
        ElectricMeter meter, uint lastOrder = 0)
    {
        (_agenda, _options, _journal, _nameOf, Address) = (agenda, options, journal, nameOf, address);
        _desk = new EsiDesk(agenda, uplink)
        {
            Interpretation = options.Interpretation,
            Revision = options.Revision,
            Faults = options.EsiFaults,
            Servers = new EsiServers(agenda, meter, new EsiServerOptions(options.Revision) { Faults = options.EsiFaults }),
        };
        _radio = radios.Esi(address, options.EsiFaults, options.EsiIdentity?.Address == address ? options.EsiIdentity : null);
        LastOrder = lastOrder;
        _aps = new MisbehavingAps(_radio, options.EsiFaults);
        Node = new EsiNode(_desk, _aps, address, []);
        _radio.Run(this, this, this);
    }

    public Eui64 Address { get; }

    /// <summary>The application; another one after a loss of memory.</summary>
    public EsiNode Node { get; private set; }

    public bool IsOn { get; private set; }

    /// <summary>The number of the last order.</summary>
    public uint LastOrder { get; private set; }

    /// <summary>Attempts to join, as the ESI saw them, the oldest first.</summary>
    public IReadOnlyList<JoinAttempt> Attempts => _attempts;

    /// <summary>The network, once it is up.</summary>
    public NetworkIdentity? Network { get; private set; }

    /// <summary>Gives the ESI a command from its head-end; returns the number of the order by which it answers.</summary>
    /// <param name="command">What to store and forward.</param>
    /// <param name="device">The single device meant, or none for all.</param>
    public uint Deliver(EsiCommand command, Eui64 device)
    {
        OrderTag tag = new(++LastOrder, 0);
        if (!IsOn)
        {
            _desk.Uplink.OnRefused(Node, tag);
        }
        else if (command is not PriceCommand price)
        {
            Node.Deliver(command, tag, device);
        }
        else if (Node.Publish(price, tag, device) is PriceOutcome outcome and not PriceOutcome.Kept)
        {
            _journal.Note(Name, $"does not keep the price: {outcome}");
            _desk.Uplink.OnRefused(Node, tag);
        }
        else
        {
            _desk.Uplink.OnStored(Node, tag, 0);
        }

        return tag.Order;
    }

    public void OnConfirm(int token, ApsStatus status) => Node.OnConfirm(token, status);

    public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu) => Node.OnIndication(address, asdu);
}
