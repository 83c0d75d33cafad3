using DeviceEmulator.Air;
using DeviceEmulator.Faults;
using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Han.Tests.Air;
using Han.Tests.Node;
using Han.Tests.Stack;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Interop;

/// <summary>A device joins its ESI, establishes a key and exchanges data over air that loses and damages frames, and Wireshark reads along.</summary>
[Trait("Category", "Interop")]
public sealed class AirJoinInteropTests
{
    private const long Minute = 60_000;

    private static readonly Eui64 _esi = new(0x0200_0000_0000_00E5), _device = new(0x0200_0000_0000_00D1);
    private static readonly InstallCode _code = new(Convert.FromHexString("83FED3407A939723A5C639B26916D505"));

    /// <summary>A Smart Energy command that anybody can read: Get Current Price, and Publish Price as a default response refuses it.</summary>
    private static readonly byte[] _getCurrentPrice = Convert.FromHexString("01070000"), _defaultResponse = Convert.FromHexString("08070B0081");

    [SkippableFact]
    public void Wireshark_decrypts_every_frame_with_the_keys_beside_the_capture()
    {
        using CaptureTools tools = new();
        string path = tools.PathOf("home.pcapng");
        using (AirCapture capture = AirCapture.Create(path))
        using (WiresharkKeys keys = WiresharkKeys.CreateBeside(path))
        {
            Live(capture, keys, seed: 7);
        }

        string[][] rows = AirOracle.Fields(
            path, "wpan.fcs_ok", "_ws.malformed", "zbee_sec.encrypted_payload", "zbee_aps.cmd.id", "zbee_aps.cluster", "zbee.sec.key_id");
        Assert.All(rows, row => Assert.Equal(("1", "", ""), (row[0], row[1], row[2])));
        Assert.Contains(rows, row => row[3] == "0x05");
        Assert.Contains(rows, row => row[4] == "0x0700");
        Assert.Contains(rows, row => row[4] == "0x0800");
        Assert.True(rows.Count(row => row[5] != "") > 20);
    }

    [Fact]
    public void The_same_seed_is_the_same_capture_and_another_is_another()
    {
        string Hash(ulong seed)
        {
            using AirCapture capture = new(Stream.Null);
            Live(capture, keys: null, seed);
            return capture.Hash();
        }

        Assert.Equal(Hash(7), Hash(7));
        Assert.NotEqual(Hash(7), Hash(8));
    }

    /// <summary>Joins, establishes a key, asks and answers, and is given a new network key.</summary>
    private static void Live(AirCapture capture, WiresharkKeys? keys, ulong seed)
    {
        Agenda agenda = new();
        agenda.Enter(new MarketTime(AirRig.Start));
        TappedAir air = new(new VirtualAir(agenda, new Loss(seed, 0.05), new Corruption(seed, 0.02), new Duplication(seed, 0.02, 2)), agenda, capture);
        AirCoordinator coordinator = new(
            air, agenda, _esi, NodeOptions.Router with { Keys = keys }, TestCredentials.Of(_esi), new SeededEntropy(seed, _esi), Faults.None);
        AirNode node = new(air, agenda, _device, NodeOptions.EndDevice with { Keys = keys }, TestCredentials.Of(_device), new SeededEntropy(seed, _device), Faults.None);
        StackRecorder esi = new(_esi), device = new(_device);
        coordinator.Run(esi, esi, esi);
        node.Run(device, device, device);
        AesKey octets = _code.ToLinkKey();
        LinkKey code = new(octets);
        keys?.Add(octets, "installation code");

        Do(() => coordinator.Form(NetworkParameters.Any with { Channel = 20 }));
        Do(() => coordinator.AddLinkKey(_device, code, LinkKeyOrigin.InstallCode));
        Do(() => coordinator.PermitJoining(254));
        for (int i = 0; i < 5 && node.State != JoiningState.Joined; i++)
        {
            Do(() => node.Join(esi.Identity.ExtendedPanId, code));
        }

        for (int i = 0; i < 5 && !node.IsEstablished(_esi); i++)
        {
            Do(() => node.Start(_esi));
        }

        Assert.True(node.IsEstablished(_esi), $"{esi.Take()}\n{device.Take()}");
        Do(() => node.Send(new ApsAddress(_device, 1, _esi, 1, ClusterId.Price), _getCurrentPrice));
        Do(() => coordinator.Send(new ApsAddress(_esi, 1, _device, 1, ClusterId.Price), _defaultResponse));
        Do(coordinator.SwitchNetworkKey);
        Do(() => node.Send(new ApsAddress(_device, 1, _esi, 1, ClusterId.Price), _getCurrentPrice));

        void Do(Func<int> call)
        {
            Assert.NotEqual(StackToken.None, call());
            StackRecorder.Run(agenda, Minute);
        }
    }
}
