using Sep.Codec.Clusters.Tunneling;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Clusters.Tunneling;

public sealed class TunnelingTests
{
    private static readonly TunnelProtocols Two = new(
        new TunnelProtocol(RequestTunnel.NoManufacturer, TunnelProtocolId.DlmsCosem), new TunnelProtocol(0x1002, (TunnelProtocolId)0xC8));

    [Fact]
    public void A_list_of_protocols_is_read_in_place()
    {
        Assert.Equal("FFFF000210C8", Two.Raw.ToString());
        Assert.Equal(new TunnelProtocol(0x1002, (TunnelProtocolId)0xC8), Two[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Two[2]);
        Assert.Throws<ArgumentException>(() => new TunnelProtocols(new TunnelProtocol[256]));
    }

    [Fact]
    public void The_count_decides_how_many_protocols_there_are()
    {
        byte[] payload = [1, 1, 0xFF, 0xFF, 2, 0xAA];
        Assert.True(ZclFrame.TryDecode(payload.AsSpan(), out SupportedTunnelProtocolsResponse response, out ReadOnlySpan<byte> tail));
        Assert.Equal(TunnelProtocolId.AnsiC12, response.Protocols[0].ProtocolId);
        Assert.Equal((1, 1), (response.ProtocolCount, tail.Length));
        Assert.False(ZclFrame.TryDecode(payload.AsSpan(0, 4), out SupportedTunnelProtocolsResponse _, out _));
    }

    [Fact]
    public void Half_a_transfer_size_is_malformed()
    {
        Assert.False(ZclFrame.TryDecode([0, 0xFF, 0xFF, 0, 0xDC], out RequestTunnel _, out _));
        Assert.False(ZclFrame.TryDecode([0, 0, 0, 0xDC], out RequestTunnelResponse _, out _));
    }

    [Fact]
    public void A_boolean_that_is_none_is_read_and_not_sent()
    {
        Assert.True(ZclFrame.TryDecode([0, 0xFF, 0xFF, 0xFF], out RequestTunnel request, out _));
        Assert.Equal(ZclBoolean.Invalid, request.FlowControlSupport);
        Refusal.Of("FlowControlSupport", request);
        Refusal.Of("ProtocolListComplete", new SupportedTunnelProtocolsResponse(ZclBoolean.Invalid, Two));
    }
}
