using Sep.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>One exchange of key establishment: one of the two machines, and with whom it speaks.</summary>
internal sealed class KeyEstablishmentExchange(Eui64 partner, byte endpoint, CbkeInitiator? initiator, CbkeResponder? responder)
{
    public Eui64 Partner { get; } = partner;

    /// <summary>The partner's endpoint.</summary>
    public byte Endpoint { get; } = endpoint;

    public bool IsInitiator => initiator is not null;

    /// <summary>The sequence number of the last ZCL frame: a response copies its request's.</summary>
    public byte Sequence { get; set; }

    /// <summary>Counts the messages, so that a timer knows whether it still matters.</summary>
    public int Round { get; set; }

    /// <summary>The last message is sent; what comes of it decides when the key is used.</summary>
    public bool IsEnding { get; set; }

    public CbkeStep Start() => initiator!.Start();

    public CbkeStep Receive(Eui64 from, in CbkeMessage message) => initiator?.Receive(from, message) ?? responder!.Receive(from, message);

    public CbkeStep TimeOut() => initiator?.TimeOut() ?? responder!.TimeOut();

    public AesKey TakeKey()
    {
        AesKey key = default;
        _ = initiator?.TryTakeLinkKey(out key) ?? responder!.TryTakeLinkKey(out key);
        return key;
    }

    public void Dispose()
    {
        initiator?.Dispose();
        responder?.Dispose();
    }
}
