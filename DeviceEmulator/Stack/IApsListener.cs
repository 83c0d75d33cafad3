namespace DeviceEmulator.Stack;

/// <summary>Receives what the APS data service has to say, on the loop, never within a call to the stack.</summary>
public interface IApsListener
{
    /// <summary>What became of an ASDU that this node sent. An answer of the other end may arrive before this: real coordinators mix the two.</summary>
    void OnConfirm(int token, ApsStatus status);

    /// <summary>An ASDU for this node; the octets are valid during the call only. The same ASDU may come twice, when an acknowledgement was lost.</summary>
    void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu);

    /// <summary>Soon an ASDU will come: what is needed for it may be fetched, as <see cref="Time.ITimed.Foresee"/> says.</summary>
    void ForeseeIndication()
    {
    }
}
