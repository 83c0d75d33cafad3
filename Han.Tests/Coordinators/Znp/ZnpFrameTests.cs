using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Tests.Coordinators.Znp;

/// <summary>Frames of the monitor and test interface, octet by octet. The frames of the first tests are public (TI's MT guide and other hosts' tests).</summary>
public sealed class ZnpFrameTests
{
    [Fact]
    public void Published_frames_are_written_and_read()
    {
        Same("FE00210120", new SysPing());
        Same("FE0141000141", new SysResetRequest(1));
        Same("FE0641800002010207 01C0", new SysResetIndication(ZnpResetReason.PowerUp, 2, 1, 2, 7, 1));
        byte[] buffer = new byte[ZnpFrame.MaxSize];
        int length = ZnpFrame.WriteAnswer<SysPing, SysPingAnswer>(buffer, new SysPingAnswer(0x0659));
        Assert.Equal("FE02610159063D", Convert.ToHexString(buffer.AsSpan(0, length)));
        Assert.Equal(FrameError.None, Read("FE02610159063D").ReadAnswer<SysPing, SysPingAnswer>(out SysPingAnswer answer));
        Assert.Equal(0x0659, answer.Capabilities);
    }

    /// <summary>The fields of frames that other hosts sent and got (zigbee-herdsman with a stand-in), by name.</summary>
    [Fact]
    public void Fields_of_recorded_frames_are_what_they_should_be()
    {
        Fields("2401", "5a3c0101000002001e051001000500", new AfDataRequest(0x3C5A, 1, 1, ClusterId.Basic, 2, AfOptions.None, 30, Octets("1001000500")));
        Fields("4480", "000102", new AfDataConfirm(ZnpStatus.Success, 1, 2));
        Fields(
            "4481", "000000005a3c010100b40000000000000818040100000020035a3c1e",
            new AfIncomingMessage(0, ClusterId.Basic, 0x3C5A, 1, 1, false, 180, false, 0, 0, Octets("1804010000002003"), new AfLastHop(0x3C5A, 30)));
        Fields("45ca", "5a3cddccbbaa004b12000000", new ZdoTrustCenterDevice(0x3C5A, new Eui64(0x00124B00AABBCCDD), 0));
        Fields("45c1", "5a3c5a3cddccbbaa004b12008c", new ZdoDeviceAnnounce(0x3C5A, 0x3C5A, new Eui64(0x00124B00AABBCCDD), 0x8C));
        Fields("2536", "0ffcff7801", new ZdoMgmtPermitJoinRequest(ZnpAddressMode.Broadcast, 0xFFFC, 120, true));
        Fields(
            "2f04", "01ddccbbaa004b120083fed3407a939723a5c639b26916d505c3b5",
            new AppConfigAddInstallCode(ZnpInstallCodeFormat.CodeAndChecksum, new Eui64(0x00124B00AABBCCDD), Octets("83fed3407a939723a5c639b26916d505c3b5")));
        Fields("2400", "060901050000000000", new AfRegister(6, 0x0109, 5, 0, 0, default, default));
        Fields("45c0", "09", new ZdoStateChange(ZnpDeviceState.Coordinator));
        Fields("45cb", "78", new ZdoPermitJoin(120));
        Fields("211d", "83000000 0200 621a", new SysOsalNvWriteExt(ZnpNvItem.PanId, 0, Octets("621a")));
        Fields("2107", "600001000155", new SysOsalNvItemInit(ZnpNvItem.HasConfigured, 1, Octets("55")));
        Answer<ZdoExtNetworkInfo, ZdoExtNetworkInfoAnswer>(
            "6550", "000009621afeff314d49534548455300000000000000000f",
            new ZdoExtNetworkInfoAnswer(0, ZnpDeviceState.Coordinator, 0x1A62, 0xFFFE, new Eui64(0x53454845_53494D31), default, 15));
        Answer<UtilGetDeviceInfo, UtilGetDeviceInfoAnswer>(
            "6700", "0004030201004b12000000070900",
            new UtilGetDeviceInfoAnswer(ZnpStatus.Success, new Eui64(0x00124B0001020304), 0, 7, ZnpDeviceState.Coordinator, default));
        Answer<SysVersion, SysVersionAnswer>("6102", "02010207016bb13401", new SysVersionAnswer(2, 1, 2, 7, 1, 20230507));
        Answer<SysVersion, SysVersionAnswer>("6102", "0200020603", new SysVersionAnswer(2, 0, 2, 6, 3, null));
    }

    [SkippableFact]
    public void Every_recorded_frame_is_decoded_and_written_again()
    {
        Skip.IfNot(ZnpDialogue.ArePresent, "The recorded sessions are not beside the repository.");
        (ZnpCommandId Command, byte[] Data)[] frames = ZnpDialogue.WholeFrames;
        Assert.InRange(frames.Length, 200, 2000);
        byte[] buffer = new byte[ZnpFrame.MaxSize];
        foreach ((ZnpCommandId command, byte[] data) in frames)
        {
            string shown = $"{command:X} {Convert.ToHexStringLower(data)}";
            Assert.True(ZnpCommands.ById.TryGetValue(command, out LayerCommandEntry<ZnpCommandId>? entry), shown);
            IWireValue? value = entry.Decode(data, null, out ReadOnlyMemory<byte> tail);
            Assert.True(value is not null && tail.IsEmpty, shown);
            WireWriter w = new(buffer);
            value.Write(ref w);
            Assert.Equal(shown, $"{command:X} {Convert.ToHexStringLower(buffer.AsSpan(0, w.Length))}");
        }
    }

    [Fact]
    public void Every_command_refuses_each_of_its_prefixes_without_a_throw()
    {
        foreach (LayerCommandEntry<ZnpCommandId> entry in ZnpCommands.All)
        {
            byte[] zeros = new byte[64];
            IWireValue? whole = entry.Decode(zeros, null, out ReadOnlyMemory<byte> tail);
            Assert.NotNull(whole);
            int size = zeros.Length - tail.Length;
            for (int length = 0; length < size && tail.Length > 0; length++)
            {
                IWireValue? part = entry.Decode(zeros.AsMemory(0, length), null, out _);
                Assert.True(part is null || HasOptionalEnd(entry.Name, length), $"{entry.Name} of {length} octets");
            }

            byte[] buffer = new byte[ZnpFrame.MaxSize];
            WireWriter w = new(buffer);
            whole.Write(ref w);
            Assert.Equal(size, w.Length);
        }

        static bool HasOptionalEnd(string name, int length) => (name, length) is (nameof(SysVersionAnswer), 5) or (nameof(AfIncomingMessage), 17);
    }

    [Fact]
    public void A_value_that_may_be_a_key_does_not_print_itself()
    {
        const string key = "66B6900981E1EE3CA4206B6B861C02BB";
        object[] secrets =
        [
            new AppConfigAddInstallCode(ZnpInstallCodeFormat.Key, new Eui64(1), Octets(key)),
            new SysOsalNvWriteExt(ZnpNvItem.PreconfiguredKey, 0, Octets(key)),
            new SysOsalNvItemInit(ZnpNvItem.PreconfiguredKey, 16, Octets(key)),
            new SysNvWrite(1, ZnpNvTable.ApsLinkKeys, 0, 0, Octets(key)),
            new ZnpNvValueAnswer(ZnpStatus.Success, Octets(key)),
            new ZdoSetLinkKey(1, new Eui64(1), new AesKey(Octets(key).Span)),
            new ZdoGetLinkKeyAnswer(ZnpStatus.Success, new Eui64(1), new AesKey(Octets(key).Span)),
            new ZnpFrame(ZnpCommandId.ZdoSetLinkKey, Octets(key)),
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(key[..12], secret.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    private static Octets Octets(string hex) => new(Convert.FromHexString(hex));

    private static ZnpFrame Read(string hex)
    {
        ReadOnlySpan<byte> octets = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        Assert.True(new ZnpFrameScanner().TryRead(ref octets, out ZnpFrame frame));
        Assert.True(octets.IsEmpty);
        return frame;
    }

    private static void Same<T>(string hex, T command) where T : struct, ILayerCommand<T, ZnpCommandId>
    {
        byte[] buffer = new byte[ZnpFrame.MaxSize];
        Assert.Equal(hex.Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(buffer.AsSpan(0, ZnpFrame.Write(buffer, command))));
        Assert.Equal(FrameError.None, Read(hex).Read(out T read));
        Assert.Equal(command, read);
    }

    private static void Fields<T>(string command, string data, T expected) where T : struct, ILayerCommand<T, ZnpCommandId>
    {
        Assert.Equal(Convert.ToUInt16(command, 16), (ushort)T.Id);
        Same(Framed(command, data), expected);
    }

    private static void Answer<TRequest, TAnswer>(string command, string data, TAnswer expected)
        where TRequest : struct, IZnpRequest<TRequest, TAnswer>
        where TAnswer : struct, IWireValue<TAnswer>
    {
        string hex = Framed(command, data);
        Assert.Equal(FrameError.None, Read(hex).ReadAnswer<TRequest, TAnswer>(out TAnswer read));
        Assert.Equal(expected, read);
        byte[] buffer = new byte[ZnpFrame.MaxSize];
        Assert.Equal(hex, Convert.ToHexString(buffer.AsSpan(0, ZnpFrame.WriteAnswer<TRequest, TAnswer>(buffer, expected))));
    }

    private static string Framed(string command, string data)
    {
        byte[] octets = Convert.FromHexString(data.Replace(" ", "", StringComparison.Ordinal));
        byte[] buffer = new byte[ZnpFrame.MaxSize];
        int length = new ZnpFrame((ZnpCommandId)Convert.ToUInt16(command, 16), new Octets(octets)).CopyTo(buffer);
        return Convert.ToHexString(buffer.AsSpan(0, length));
    }
}
