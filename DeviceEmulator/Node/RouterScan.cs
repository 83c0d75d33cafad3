using DeviceEmulator.Stack;
using Sep.Codec.Mac;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>An active scan: on one channel after the other a beacon request, and a while for the answers.</summary>
internal sealed class RouterScan(RadioStack stack)
{
    private readonly List<FoundRouter> _found = [];
    private byte _channel;

    public void Begin(uint channels, Action<List<FoundRouter>> done)
    {
        _found.Clear();
        stack.Mac.IsScanning = true;
        Next(channels, NetworkParameters.LowestChannel, done);
    }

    public void OnBeacon(in FoundRouter router)
    {
        if (stack.Mac.IsScanning)
        {
            _found.Add(router with { Network = router.Network with { Channel = _channel } });
        }
    }

    /// <summary>The networks of the routers found, each once.</summary>
    public static FoundNetwork[] Networks(List<FoundRouter> routers)
    {
        Dictionary<Eui64, FoundNetwork> networks = [];
        foreach (FoundRouter router in routers)
        {
            FoundNetwork found = networks.GetValueOrDefault(router.Network.ExtendedPanId);
            networks[router.Network.ExtendedPanId] =
                new FoundNetwork(router.Network, found.PermitsJoining || router.PermitsJoining, found.HasRoom || router.HasRoom);
        }

        return [.. networks.Values];
    }

    private void Next(uint channels, int channel, Action<List<FoundRouter>> done)
    {
        while (channel <= NetworkParameters.HighestChannel && (channels & (1u << channel)) == 0)
        {
            channel++;
        }

        if (channel > NetworkParameters.HighestChannel)
        {
            stack.Mac.IsScanning = false;
            if (stack.Memory.IsMember)
            {
                stack.EnterNetwork();
            }

            done([.. _found]);
            return;
        }

        _channel = (byte)channel;
        stack.Mac.Enter(_channel, MacAddress.Broadcast);
        stack.Nwk.AskForBeacons();
        stack.Post.After(stack.Timing.ScanChannel, () => Next(channels, channel + 1, done));
    }
}
