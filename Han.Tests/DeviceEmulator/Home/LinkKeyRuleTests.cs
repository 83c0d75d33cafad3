using DeviceEmulator.Stack;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.DeviceEmulator.Home;

/// <summary>075356r15 5.4.6: who speaks to a cluster that asks for a link key under the network key alone is told FAILURE, and nothing else comes of it.</summary>
public sealed class LinkKeyRuleTests
{
    private readonly HomeRig _rig = new((HomeRig.Pct, null));

    [Theory]
    [InlineData(ApsSecurity.NetworkKey, true)]
    [InlineData(ApsSecurity.LinkKey, false)]
    [InlineData(ApsSecurity.ByCluster, false)]
    public void The_ESI_refuses_what_lacks_it(ApsSecurity security, bool isRefused)
    {
        _rig.Send(_rig.Event(7, 10, 30));
        int before = _rig.Frames.Count;
        byte[] ask = Frame(new GetScheduledEvents(SepTime.Now, 0), Direction.ClientToServer);
        HomeRig.Frame? answer = _rig.AskRaw(_rig.Device.Address, HomeRig.EsiAddress, ClusterId.Drlc, ask, security: security);
        Assert.Equal(isRefused ? ZclStatus.Failure : (ZclStatus?)null, answer?.Default);
        Assert.Equal(isRefused ? 0 : 1, _rig.Frames.Skip(before).Count(f => f.From == HomeRig.EsiAddress && f.Header.Announces<LoadControlEvent>(f.Cluster)));
    }

    [Theory]
    [InlineData(ApsSecurity.NetworkKey, true)]
    [InlineData(ApsSecurity.LinkKey, false)]
    public void A_device_refuses_what_lacks_it(ApsSecurity security, bool isRefused)
    {
        byte[] order = Frame(_rig.Event(9, 10, 30), Direction.ServerToClient);
        HomeRig.Frame? answer = _rig.AskRaw(HomeRig.EsiAddress, _rig.Device.Address, ClusterId.Drlc, order, security: security);
        Assert.Equal(isRefused ? ZclStatus.Failure : (ZclStatus?)null, answer?.Default);
        Assert.Equal(isRefused ? "" : "01", _rig.To(5).Said(_rig.Device.Address));
    }

    [Fact]
    public void A_cluster_that_asks_for_none_is_free()
    {
        byte[] read = Frame(new ReadAttributes(new UInt16List([0x0000])), Direction.ClientToServer);
        HomeRig.Frame? answer = _rig.AskRaw(_rig.Device.Address, HomeRig.EsiAddress, ClusterId.Basic, read, security: ApsSecurity.NetworkKey);
        Assert.Equal(ReadAttributesResponse.Key.CommandId, answer!.Header.CommandId);
    }

    [Fact]
    public void The_refusal_itself_is_not_refused()
    {
        byte[] refusal = Frame(new DefaultResponse(0x00, ZclStatus.Failure), Direction.ClientToServer);
        Assert.Null(_rig.AskRaw(_rig.Device.Address, HomeRig.EsiAddress, ClusterId.Drlc, refusal, security: ApsSecurity.NetworkKey));
    }

    private static byte[] Frame<T>(T command, Direction direction)
        where T : struct, ISepCommand<T>
    {
        byte[] frame = new byte[128];
        return frame[..ZclFrame.Write(frame, 0x70, direction, disableDefaultResponse: false, command)];
    }
}
