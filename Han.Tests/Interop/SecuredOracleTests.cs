using System.Xml.Linq;
using Han.Tests.Codec.Aps;
using Han.Tests.Codec.Mac;
using Han.Tests.Codec.Nwk;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Wire;

namespace Han.Tests.Interop;

/// <summary>Secured frames, written by us and decrypted by tshark under the keys that it was given.</summary>
[Trait("Category", "Interop")]
public sealed class SecuredOracleTests
{
    private const ushort SmartEnergy = 0x0109;
    private const ushort ClusterOfNobody = 0xBEEF;
    private const int ZclHeaderLength = 3;

    [SkippableFact]
    public void Network_commands_are_decrypted() => LayerOracle.ReadsAlike(
        draw => (Header: NwkDraws.Header(draw) with { FrameType = NwkFrameType.Command, Security = true }, Auxiliary: NwkDraws.Auxiliary(draw), Status: draw.U16()),
        (buffer, sent) =>
        {
            byte[] plain = new byte[16];
            int plainLength = NwkFrame.WriteCommand(plain, new NetworkStatus(NetworkStatusCode.AddressConflict, sent.Status));
            byte[] nwk = new byte[128];
            int length = NwkSecurity.Write(Network.NetworkCipher, nwk, sent.Header, sent.Auxiliary, plain.AsSpan(0, plainLength));
            return MacFrame.Write(buffer, Network.Mac(Network.Device, sent.Header.Sequence), nwk.AsSpan(0, length));
        },
        sent => NwkOracleTests.Header(sent.Header).And(Auxiliary(sent.Auxiliary)).And(new Shown
        {
            { "zbee_nwk.cmd.id", (byte)NwkCommandId.NetworkStatus },
            { "zbee_nwk.cmd.status", (byte)NetworkStatusCode.AddressConflict },
            { "zbee_nwk.cmd.route.dest", sent.Status },
        }),
        Network.NetworkKey);

    [SkippableFact]
    public void Data_under_the_network_key_is_decrypted() => LayerOracle.ReadsAlike(
        draw => Drawn(draw, withLink: false),
        (buffer, sent) => sent.Headers.Write(buffer, Network.NetworkCipher, null, default, sent.Payload),
        sent => ApsOracleTests.Header(sent.Headers.Aps).And(Auxiliary(sent.Headers.NwkAuxiliary)).And(new Shown { { "data.data", sent.Payload.AsSpan(ZclHeaderLength) } }),
        Network.NetworkKey);

    [SkippableFact]
    public void Data_under_both_keys_is_decrypted() => LayerOracle.ReadsAlike(
        draw => Drawn(draw, withLink: true),
        (buffer, sent) => sent.Headers.Write(buffer, Network.NetworkCipher, Network.LinkCiphers, default, sent.Payload),
        sent => ApsOracleTests.Header(sent.Headers.Aps).And(new Shown
        {
            { "zbee.sec.counter", sent.Headers.NwkAuxiliary.FrameCounter, sent.Headers.ApsAuxiliary.FrameCounter },
            { "zbee.sec.key_id", (byte)KeyIdentifier.Network, (byte)sent.Headers.ApsAuxiliary.Control.Key },
            { "data.data", sent.Payload.AsSpan(ZclHeaderLength) },
        }),
        Network.NetworkKey, Network.LinkKey);

    [SkippableFact]
    public void A_tunnelled_transport_key_is_decrypted() => LayerOracle.ReadsAlike(
        draw => (Key: new AesKey(draw.Octets(AesKey.Size)), Counter: draw.U32(), Sequence: draw.U8()),
        (buffer, sent) =>
        {
            byte[] plain = new byte[64];
            int plainLength = ApsFrame.WriteCommand(plain, TransportKey.Network(sent.Key, sent.Sequence, Network.DeviceEui64, Network.CoordinatorEui64));
            byte[] inner = new byte[100];
            int innerLength = ApsSecurity.Write(
                Network.WellKnownCiphers.For(KeyIdentifier.KeyTransport), inner, ApsHeader.Command(1) with { Security = true },
                AuxiliaryHeader.Link(KeyIdentifier.KeyTransport, sent.Counter, Network.CoordinatorEui64), default, plain.AsSpan(0, plainLength));
            byte[] payload = new byte[100];
            int length = ApsFrame.WriteCommand(payload, new Tunnel(Network.DeviceEui64, new(inner.AsMemory(0, innerLength))));
            RadioFrame headers = new(Network.Mac(Network.Device, 1), new(NwkFrameType.Data, Network.Device, 0, 30, 1), ApsHeader.Command(2));
            return headers.Write(buffer, null, null, default, payload.AsSpan(0, length));
        },
        sent => new Shown
        {
            { "zbee_aps.cmd.id", (byte)ApsCommandId.Tunnel, (byte)ApsCommandId.TransportKey },
            { "zbee_aps.cmd.dst", Network.DeviceEui64, Network.DeviceEui64 },
            { "zbee.sec.counter", sent.Counter },
            { "zbee_aps.cmd.key", sent.Key },
            { "zbee_aps.cmd.seqno", sent.Sequence },
        },
        Network.WellKnownKey);

    /// <summary>The control: tshark does not show a payload whose integrity code is wrong by one bit.</summary>
    [SkippableFact]
    public void A_flipped_bit_is_not_decrypted()
    {
        LayerOracle.Require();
        (RadioFrame headers, byte[] payload) = Drawn(new FieldDraw(7), withLink: false);
        byte[] good = new byte[128];
        int length = headers.Write(good, Network.NetworkCipher, null, default, payload);
        byte[] bad = [.. good];
        bad[length - 1] ^= 1;
        IReadOnlyList<XElement> packets = LayerOracle.Dissect([.. new[] { good, bad }.Select(frame => frame[..MacFrame.AppendFrameCheck(frame, length)])], Network.NetworkKey);
        Assert.Single(LayerOracle.Fields(packets[0])["zbee_aps.counter"]);
        Assert.Empty(LayerOracle.Fields(packets[1])["zbee_aps.counter"]);
    }

    private static Shown Auxiliary(AuxiliaryHeader header) => new()
    {
        { "zbee.sec.key_id", (byte)header.Control.Key },
        { "zbee.sec.ext_nonce", header.Control.ExtendedNonce },
        { "zbee.sec.counter", header.FrameCounter },
        { "zbee.sec.src64", header.Source },
        { "zbee.sec.key_seqno", header.KeySequenceNumber },
    };

    /// <summary>
    /// A whole frame, so that nothing waits for other fragments, of a cluster that tshark has no dissector for: it shows the payload as it is.
    /// </summary>
    private static (RadioFrame Headers, byte[] Payload) Drawn(FieldDraw draw, bool withLink)
    {
        NwkHeader nwk = new(NwkFrameType.Data, Network.Device, 0, draw.U8(), draw.U8(), DiscoverRoute.Enable, Security: true, SourceEui64: Network.CoordinatorEui64);
        ApsHeader aps = ApsDraws.Data(draw) with { Profile = SmartEnergy, Cluster = ClusterOfNobody, ExtendedHeader = null, Security = withLink };
        AuxiliaryHeader auxiliary = withLink ? AuxiliaryHeader.Link(KeyIdentifier.Data, draw.U32(), Network.CoordinatorEui64) : default;
        RadioFrame headers = new(
            Network.Mac(Network.Device, draw.U8()), nwk, aps, AuxiliaryHeader.Network(draw.U32(), Network.CoordinatorEui64, draw.U8()), auxiliary);
        return (headers, [0x01, .. draw.Octets(3 + draw.Below(withLink ? 55 : 70))]);
    }
}
