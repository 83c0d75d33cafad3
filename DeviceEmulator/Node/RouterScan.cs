using DeviceEmulator.Stack;
using Sep.Codec.Mac;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>
/// An active scan: on one channel after the other a beacon request, and a while for the answers. Neither request nor beacon is acknowledged, so a scan that
/// finds nobody fit is made again: three times in all, a second apart (075356r15 5.5.5.4 as attested).
/// </summary>
internal sealed class RouterScan(RadioStack stack)
{
    private const int Attempts = 3;

    private readonly List<FoundRouter> _found = [];
    private byte _channel;
    private int _attemptsLeft;

    /// <summary>One attempt, of a coordinator that looks which channels are taken.</summary>
    public void BeginOnce(uint channels, Action<List<FoundRouter>> done)
    {
        _found.Clear();
        _attemptsLeft = 1;
        Attempt(channels, static _ => true, done);
    }

    /// <param name="channels">A bit each.</param>
    /// <param name="fit">Whether a router is one of those that are looked for.</param>
    /// <param name="done">Hears of all that were found, fit or not.</param>
    public void Begin(uint channels, Predicate<FoundRouter> fit, Action<List<FoundRouter>> done)
    {
        _found.Clear();
        _attemptsLeft = Attempts;
        Attempt(channels, fit, done);
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

    private void Attempt(uint channels, Predicate<FoundRouter> fit, Action<List<FoundRouter>> done)
    {
        _attemptsLeft--;
        stack.Mac.IsScanning = true;
        Next(channels, NetworkParameters.LowestChannel, () =>
        {
            if (_attemptsLeft == 0 || _found.Exists(fit))
            {
                done([.. _found]);
            }
            else
            {
                stack.Post.After(stack.Timing.ScanPause, () => Attempt(channels, fit, done));
            }
        });
    }

    private void Next(uint channels, int channel, Action done)
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

            done();
            return;
        }

        _channel = (byte)channel;
        stack.Mac.Enter(_channel, MacAddress.Broadcast);
        stack.Nwk.AskForBeacons();
        stack.Post.After(stack.Timing.ScanChannel, () => Next(channels, channel + 1, done));
    }
}
