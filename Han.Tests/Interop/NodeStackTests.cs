using System.Text.Json;
using Han.Tests.Codec.Aps;
using Han.Tests.Codec.Mac;
using Han.Tests.Codec.Nwk;
using Han.Tests.Interop.Clients;
using Han.Tests.Soap;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Han.Tests.Interop;

/// <summary>
/// Another ZigBee stack, the npm package zigbee-on-host, decrypts our frames, and we decrypt those that it builds. It is of revision 23, which has no
/// multicasts.
/// </summary>
[Trait("Category", "Interop")]
public sealed class NodeStackTests
{
    private const ulong Seeds = 200;

    /// <summary>The longest frame that it builds.</summary>
    private const int MaxSize = 118;

    [SkippableFact]
    public async Task Zigbee_on_host_reads_our_frames_and_we_read_its_own()
    {
        ForeignClient.Require(
            await ForeignClient.IsPresentAsync("node", "--version") && ForeignClient.ZigBeeOnHostIsPresent, "node with the npm package zigbee-on-host");
        List<(RadioFrame Headers, byte[] Payload)> sent = [];
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "frames.jsonl");
        await using (StreamWriter writer = File.CreateText(file))
        {
            for (ulong seed = 0; seed < Seeds; seed++)
            {
                (RadioFrame headers, byte[] payload) = Draw(new FieldDraw(seed));
                sent.Add((headers, payload));
                await writer.WriteLineAsync(JsonSerializer.Serialize(new
                {
                    frame = Convert.ToHexStringLower(Frame(headers, payload)),
                    networkKey = Convert.ToHexStringLower(Network.NetworkKey),
                    linkKey = Convert.ToHexStringLower(Network.LinkKey),
                }));
            }
        }

        (int exitCode, string output, string error) = await ForeignClient.RunAsync("node", ForeignClient.ZigBeeOnHostScript, file);
        Assert.True(exitCode == 0, error);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(sent.Count, lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            using JsonDocument read = JsonDocument.Parse(lines[i]);
            Assert.Equal(Convert.ToHexStringLower(sent[i].Payload), read.RootElement.GetProperty("payload").GetString());
            ReadsOurs(sent[i].Headers, read.RootElement);
            WeRead(sent[i].Headers, sent[i].Payload, Convert.FromHexString(read.RootElement.GetProperty("again").GetString()!));
        }
    }

    private static void ReadsOurs(RadioFrame sent, JsonElement read)
    {
        JsonElement mac = read.GetProperty("mac");
        Assert.Equal(sent.Mac.Sequence, Number(mac, "sequenceNumber"));
        Assert.Equal(sent.Mac.Destination.ShortAddress, Number(mac, "destination16"));
        Assert.Equal(sent.Mac.Source.ShortAddress, Number(mac, "source16"));

        JsonElement nwk = read.GetProperty("nwk");
        Assert.Equal(sent.Nwk.Destination, Number(nwk, "destination16"));
        Assert.Equal(sent.Nwk.Source, Number(nwk, "source16"));
        Assert.Equal(sent.Nwk.Radius, Number(nwk, "radius"));
        Assert.Equal(sent.Nwk.Sequence, Number(nwk, "seqNum"));
        Assert.Equal(sent.Nwk.DestinationEui64?.ToString(), Text(nwk, "destination64"));
        Assert.Equal(sent.Nwk.SourceEui64?.ToString(), Text(nwk, "source64"));
        Assert.Equal(sent.Nwk.SourceRoute?.RelayIndex, Number(nwk, "relayIndex"));
        Assert.Equal(
            sent.Nwk.SourceRoute?.Relays.ToArray(), nwk.TryGetProperty("relayAddresses", out JsonElement relays) ? relays.Deserialize<ushort[]>() : null);
        Security(sent.NwkAuxiliary, nwk);

        JsonElement aps = read.GetProperty("aps");
        bool isAddressed = sent.Aps.FrameType == ApsFrameType.Data || (sent.Aps.FrameType == ApsFrameType.Ack && !sent.Aps.AckFormat);
        bool toGroup = sent.Aps.DeliveryMode == ApsDeliveryMode.Group;
        Assert.Equal(isAddressed && !toGroup ? sent.Aps.DestinationEndpoint : null, Number(aps, "destEndpoint"));
        Assert.Equal(isAddressed && toGroup ? sent.Aps.Group : null, Number(aps, "group"));
        Assert.Equal(isAddressed ? sent.Aps.Cluster : null, Number(aps, "clusterId"));
        Assert.Equal(isAddressed ? sent.Aps.Profile : null, Number(aps, "profileId"));
        Assert.Equal(isAddressed ? sent.Aps.SourceEndpoint : null, Number(aps, "sourceEndpoint"));
        Assert.Equal(sent.Aps.Counter, Number(aps, "counter"));
        Assert.Equal((byte?)sent.Aps.ExtendedHeader?.Fragmentation, Number(aps, "fragmentation"));
        if (sent.Aps.Security)
        {
            Security(sent.ApsAuxiliary, aps);
        }
    }

    private static void Security(AuxiliaryHeader sent, JsonElement layer)
    {
        JsonElement read = layer.GetProperty("securityHeader");
        Assert.Equal(sent.FrameCounter, Number(read, "frameCounter"));
        Assert.Equal((byte)sent.Control.Key, Number(read.GetProperty("control"), "keyId"));
        Assert.Equal(sent.Control.ExtendedNonce, read.GetProperty("control").GetProperty("nonce").GetBoolean());
        Assert.Equal(sent.Control.Key == KeyIdentifier.Network ? sent.KeySequenceNumber : null, Number(read, "keySeqNum"));
    }

    private static void WeRead(RadioFrame sent, byte[] payload, byte[] built)
    {
        RadioFrame expected = sent with
        {
            NwkAuxiliary = sent.NwkAuxiliary with { FrameCounter = unchecked(sent.NwkAuxiliary.FrameCounter + 1) },
            ApsAuxiliary = sent.Aps.Security ? sent.ApsAuxiliary with { FrameCounter = unchecked(sent.ApsAuxiliary.FrameCounter + 1) } : default,
        };
        Assert.Equal(FrameError.None, MacFrame.CheckFrame(built, out ReadOnlySpan<byte> frame));
        Assert.Equal(
            FrameError.None,
            RadioFrame.Read(built.AsMemory(0, frame.Length), Network.NetworkCipher, Network.LinkCiphers, out RadioFrame read, out Memory<byte> plain));
        Assert.Equal(expected, read);
        Assert.Equal(payload, plain.ToArray());
    }

    private static byte[] Frame(RadioFrame headers, byte[] payload)
    {
        byte[] buffer = new byte[MacFrame.MaxSize];
        int length = headers.Write(
            buffer, Network.NetworkCipher, headers.Aps.Security ? Network.LinkCiphers : null, Network.CoordinatorEui64, payload);
        return buffer[..MacFrame.AppendFrameCheck(buffer, length)];
    }

    private static (RadioFrame Headers, byte[] Payload) Draw(FieldDraw draw)
    {
        NwkHeader nwk = NwkDraws.Header(draw) with
        {
            FrameType = NwkFrameType.Data,
            Source = 0,
            Security = true,
            SourceEui64 = draw.Bit() ? Network.CoordinatorEui64 : null,
            Multicast = null,
        };
        ApsHeader aps = ApsDraws.Header(draw);
        AuxiliaryHeader link = ApsDraws.Auxiliary(draw);
        link = link.Control.ExtendedNonce ? link with { Source = Network.CoordinatorEui64 } : link;
        RadioFrame headers = new(
            Network.Mac(Network.Device, draw.U8()), nwk, aps, AuxiliaryHeader.Network(draw.U32(), Network.CoordinatorEui64, draw.U8()), aps.Security ? link : default);
        int room = MaxSize - Frame(headers, []).Length;
        return (headers, draw.Octets(1 + draw.Below(room)));
    }

    private static long? Number(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetInt64() : null;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
