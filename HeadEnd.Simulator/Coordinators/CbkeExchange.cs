using Sep.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Coordinators;

/// <summary>The exchange that is under way, in one of the two roles.</summary>
internal sealed class CbkeExchange(Eui64 partner, byte endpoint, CbkeInitiator? initiator, CbkeResponder? responder) : IDisposable
{
    public Eui64 Partner { get; } = partner;

    /// <summary>Where the partner speaks from.</summary>
    public byte Endpoint { get; set; } = endpoint;

    public CbkeInitiator? Initiator { get; } = initiator;

    public CbkeResponder? Responder { get; } = responder;

    /// <summary>Counts the steps, so that the time-out of an earlier one is known as such.</summary>
    public int Wait { get; set; }

    public CbkeStep TimeOut() => Initiator?.TimeOut() ?? Responder!.TimeOut();

    public bool TryTakeLinkKey(out AesKey key)
    {
        key = default;
        return Initiator?.TryTakeLinkKey(out key) ?? Responder!.TryTakeLinkKey(out key);
    }

    public void Dispose()
    {
        Initiator?.Dispose();
        Responder?.Dispose();
    }
}
