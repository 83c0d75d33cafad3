using DeviceEmulator.Stack;

namespace DeviceEmulator.Radio;

/// <summary>One home area network on the emulated radio: the ESI and its devices share it as their APS service.</summary>
public sealed class HanNetwork(ApplicationRadio radio, int capacity) : IApsService
{
    private readonly IApsNode?[] _nodes = new IApsNode?[capacity];

    public StackCapabilities Capabilities => StackCapabilities.ApplicationFidelity;

    /// <summary>Lets a node take part. The network was made for a number of nodes and takes no more.</summary>
    public void Join(IApsNode node) => _nodes[Array.IndexOf(_nodes, null)] = node;

    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu) => radio.Send(this, address, asdu);

    internal void HandOver(int token, in ApsAddress address, int length, ReadOnlySpan<byte> asdu)
    {
        IApsNode? destination = Find(address.Destination.Value);
        IApsNode? source = Find(address.Source.Value);
        if (length > Capabilities.LargestAsdu)
        {
            source?.OnConfirm(token, ApsStatus.AsduTooLong);
        }
        else if (destination is null)
        {
            source?.OnConfirm(token, ApsStatus.NoShortAddress);
        }
        else
        {
            source?.OnConfirm(token, ApsStatus.Success);
            destination.OnIndication(address, asdu);
        }
    }

    private IApsNode? Find(ulong address)
    {
        foreach (IApsNode? node in _nodes)
        {
            if (node is not null && node.Address.Value == address)
            {
                return node;
            }
        }

        return null;
    }
}
