using Sep.Codec.Types;

namespace DeviceEmulator.Stack;

/// <summary>
/// Certificate-based key establishment (CBKE, cluster 0x0800, 075356r15 Annex C) with one partner at a time: as a rule a device starts it with the
/// trust centre within 20 minutes of joining. Who runs it is <see cref="StackCapabilities.KeyEstablishment"/>. Until it is done, frames that need a
/// link key are dropped without an acknowledgement.
/// </summary>
public interface IKeyEstablishment
{
    /// <summary>True when a link key is shared with the partner, as far as the stack tells.</summary>
    bool IsEstablished(Eui64 partner);

    /// <summary>
    /// Starts an exchange, also where a key is established already. Answers a token or <see cref="StackToken.None"/>;
    /// <see cref="IKeyEstablishmentListener.OnStarted"/> follows, and after its success one outcome.
    /// </summary>
    int Start(Eui64 partner);
}
