namespace DeviceEmulator.Stack;

/// <summary>
/// The APS data service as an ESI or device sees it. Everything happens on the loop that owns the stack: what is sent is handed over later, never
/// within the call, and confirms and indications arrive at an <see cref="IApsListener"/>.
/// </summary>
public interface IApsService
{
    StackCapabilities Capabilities { get; }

    /// <summary>Takes a copy of the ASDU and answers a token that the confirm will repeat.</summary>
    int Send(in ApsAddress address, ReadOnlySpan<byte> asdu);
}
