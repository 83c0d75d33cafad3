using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace Han.Tests.Interop;

/// <summary>An application that does nothing but join, and notes what came of it.</summary>
internal sealed class JoiningApplication : IApsNode, IJoiningListener, IKeyEstablishmentListener
{
    public JoiningApplication(AirNode node)
    {
        Node = node;
        node.Run(this, this, this);
    }

    public AirNode Node { get; }

    public Eui64 Address => Node.Address;

    /// <summary>How the last attempt ended; null while it lasts.</summary>
    public JoinStatus? Status { get; private set; }

    public void Join(Eui64 extendedPanId, LinkKey key)
    {
        Status = null;
        Assert.NotEqual(StackToken.None, Node.Join(extendedPanId, key));
    }

    public void OnJoinCompleted(int token, JoinStatus status) => Status = status;

    public void OnScanned(int token, ReadOnlySpan<FoundNetwork> networks)
    {
    }

    public void OnLeft(LeaveCause cause)
    {
    }

    public void OnNetworkKeySwitched(byte sequence)
    {
    }

    public void OnConfirm(int token, ApsStatus status)
    {
    }

    public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
    }

    public void OnStarted(int token, NetworkStatus status)
    {
    }

    public void OnStage(Eui64 partner, KeyEstablishmentStage stage)
    {
    }

    public void OnOutcome(Eui64 partner, in KeyEstablishmentOutcome outcome)
    {
    }
}
