using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Han.Tests.Node;
using Sep.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Stack;

/// <summary>One side of key establishment without a stack below it: frames go to whoever is connected, and everything said and heard is kept.</summary>
internal sealed class KeyEstablishmentSide : IKeyEstablishmentCarrier, IKeyEstablishmentListener
{
    private readonly LoopPost _post;

    public KeyEstablishmentSide(Agenda agenda, Eui64 address, bool hasCredentials = true, KeyEstablishmentPace pace = KeyEstablishmentPace.AtOnce)
    {
        (_post, Address) = (new LoopPost(agenda), address);
        Driver = new KeyEstablishmentDriver(
            agenda, new SeededEntropy(1, address), hasCredentials ? TestCredentials.Of(address) : null, CbkeTiming.Default, pace, this)
        {
            Listener = this,
        };
    }

    public Eui64 Address { get; }

    public KeyEstablishmentDriver Driver { get; }

    /// <summary>Who gets the frames that go to an address.</summary>
    public Dictionary<Eui64, KeyEstablishmentSide> Others { get; } = [];

    /// <summary>Frames as "Initiate 1", with the sequence number, "Terminate 1 NoResources 30".</summary>
    public List<string> Said { get; } = [];

    public List<string> Heard { get; } = [];

    /// <summary>The endpoints that frames were sent to.</summary>
    public List<byte> Endpoints { get; } = [];

    /// <summary>From where it speaks.</summary>
    public byte Endpoint { get; set; } = 1;

    /// <summary>The kind of message that nobody gets and nobody acknowledges.</summary>
    public CbkeMessageKind? Lost { get; set; }

    /// <summary>The key in use.</summary>
    public AesKey Key { get; private set; }

    public bool IsUp => true;

    public bool IsMember(Eui64 device) => Others.ContainsKey(device);

    public void Send(Eui64 partner, byte endpoint, ReadOnlySpan<byte> frame, Action<ApsStatus> confirmed)
    {
        byte[] copy = frame.ToArray();
        Assert.True(ZclFrame.TryRead(copy, out ZclHeader header, out ReadOnlySpan<byte> payload));
        CbkeMessage message = KeyEstablishmentFrames.Read(header, payload)!.Value;
        Said.Add($"{message.Kind} {header.Sequence}" + (message.Kind == CbkeMessageKind.Terminate ? $" {message.Status} {message.WaitSeconds}" : ""));
        Endpoints.Add(endpoint);
        bool isLost = message.Kind == Lost;
        _post.After(1, () => confirmed(isLost ? ApsStatus.NoAck : ApsStatus.Success));
        if (!isLost)
        {
            _post.Later(() => Others[partner].Driver.Receive(Address, Endpoint, copy));
        }
    }

    public void Install(Eui64 partner, in AesKey key, Action<bool> done)
    {
        Key = key;
        done(true);
    }

    public void OnStarted(int token, NetworkStatus status) => Heard.Add($"started {status}");

    public void OnStage(Eui64 partner, KeyEstablishmentStage stage) => Heard.Add($"{stage}");

    public void OnOutcome(Eui64 partner, in KeyEstablishmentOutcome outcome) =>
        Heard.Add($"{outcome.Result}" + (outcome.Status == KeyEstablishmentStatus.None ? "" : $" {outcome.Status}"));
}
