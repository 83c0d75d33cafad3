using Sep.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;

namespace DeviceEmulator.Stack;

/// <summary>One exchange of key establishment: one of the two machines, and with whom it speaks.</summary>
internal sealed class KeyEstablishmentExchange(Eui64 partner, byte endpoint, CbkeInitiator? initiator, CbkeResponder? responder) : IDisposable
{
    public Eui64 Partner { get; } = partner;

    /// <summary>Where the partner speaks from.</summary>
    public byte Endpoint { get; set; } = endpoint;

    public bool IsInitiator => initiator is not null;

    /// <summary>The number of the request that is to be answered.</summary>
    public byte Sequence { get; set; }

    /// <summary>Counts the messages, so that a timer knows whether it still matters.</summary>
    public int Round { get; set; }

    /// <summary>Both sides have confirmed; what is left is to send the last message and to use the key.</summary>
    public bool IsEnding { get; set; }

    public CbkeStep Start() => initiator!.Start();

    public CbkeStep Receive(Eui64 from, in CbkeMessage message) => initiator?.Receive(from, message) ?? responder!.Receive(from, message);

    public CbkeStep TimeOut() => initiator?.TimeOut() ?? responder!.TimeOut();

    public bool TryTakeKey(out AesKey key)
    {
        key = default;
        return initiator?.TryTakeLinkKey(out key) ?? responder!.TryTakeLinkKey(out key);
    }

    /// <summary>Overwrites the secrets.</summary>
    public void Dispose()
    {
        initiator?.Dispose();
        responder?.Dispose();
    }
}
