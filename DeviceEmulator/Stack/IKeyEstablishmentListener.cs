using Sep.Codec.Types;

namespace DeviceEmulator.Stack;

/// <summary>Receives how key establishment goes, on the loop, never within a call to the stack. Exchanges that the partner starts are told of too.</summary>
public interface IKeyEstablishmentListener
{
    /// <summary>Whether an exchange that this side asked for began. Anything but success: nothing follows.</summary>
    void OnStarted(int token, NetworkStatus status);

    /// <summary>An exchange has come so far. A stack that does not see the messages skips this.</summary>
    void OnStage(Eui64 partner, KeyEstablishmentStage stage);

    /// <summary>An exchange is over; a new attempt is this side's or the partner's to make.</summary>
    void OnOutcome(Eui64 partner, in KeyEstablishmentOutcome outcome);
}
