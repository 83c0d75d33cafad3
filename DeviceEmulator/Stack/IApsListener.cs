namespace DeviceEmulator.Stack;

/// <summary>Receives what the APS data service has to say, on the loop.</summary>
public interface IApsListener
{
    /// <summary>What became of an ASDU that this node sent.</summary>
    void OnConfirm(int token, ApsStatus status);

    /// <summary>An ASDU for this node; the octets are valid during the call only.</summary>
    void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu);
}
