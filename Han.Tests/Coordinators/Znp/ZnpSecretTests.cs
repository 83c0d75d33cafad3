using DeviceEmulator.Time;
using HeadEnd.Simulator.Coordinators;
using HeadEnd.Simulator.Coordinators.Znp;
using Microsoft.Extensions.Logging.Abstractions;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace Han.Tests.Coordinators.Znp;

/// <summary>Frames that hold keys do not outlive their use, however that ends.</summary>
public sealed class ZnpSecretTests : ICoordinatorLine
{
    private static readonly AesKey Key = new(Convert.FromHexString("66B6900981E1EE3CA4206B6B861C02BB"));

    private readonly Agenda _agenda = new();
    private readonly ZnpRequests _requests;
    private readonly List<byte[]> _written = [];

    public ZnpSecretTests()
    {
        _agenda.Enter(new MarketTime(1_800_000_000_000));
        _requests = new ZnpRequests(_agenda, this, NullLogger.Instance);
    }

    void ICoordinatorLine.Write(ReadOnlySpan<byte> octets) => _written.Add(octets.ToArray());

    void ICoordinatorLine.Reopen()
    {
    }

    [Fact]
    public void Requests_that_are_forgotten_are_overwritten_the_one_asked_and_those_that_wait()
    {
        ZnpAsk[] asks = [Ask(), Ask(), Ask()];
        Assert.Single(_written);
        Assert.All(asks, ask => Assert.Contains(ask.Frame, octet => octet != 0));
        _requests.Forget();
        Assert.All(asks, ask => Assert.DoesNotContain(ask.Frame, octet => octet != 0));
    }

    [Fact]
    public void Requests_without_an_answer_are_overwritten_also_the_last_one_before_the_line_is_given_up()
    {
        ZnpAsk[] asks = [.. Enumerable.Range(0, ZnpRequests.SilenceLimit).Select(_ => Ask())];
        int silent = 0;
        _requests.WentSilent = () => silent++;
        while (_agenda.TryStep(_agenda.NextDue))
        {
        }

        Assert.Equal((1, ZnpRequests.SilenceLimit), (silent, _written.Count));
        Assert.All(asks, ask => Assert.DoesNotContain(ask.Frame, octet => octet != 0));
    }

    [Fact]
    public void A_procedure_s_secret_is_overwritten_at_its_end_and_when_it_is_forgotten_before_it_began()
    {
        ZnpProcedures procedures = new(_agenda, _requests);
        byte[][] secrets = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];
        procedures.Run([], _ => { }, secrets[0]);
        procedures.Run([new ZnpPause(1_000)], _ => { }, secrets[1]);
        procedures.Run([], _ => { }, secrets[2]);
        while (_agenda.TryStep(_agenda.Now))
        {
        }

        Assert.Equal([0, 0, 0], secrets[0]);
        Assert.Equal([4, 5, 6], secrets[1]);
        procedures.Forget();
        Assert.Equal([0, 0, 0], secrets[1]);
        Assert.Equal([0, 0, 0], secrets[2]);
    }

    [Fact]
    public void An_item_that_the_chip_told_is_overwritten_when_it_was_read()
    {
        ZnpAsk<SysOsalNvReadExt, ZnpNvValueAnswer> ask = ZnpRequests.Make(new SysOsalNvReadExt(ZnpNvItem.ActiveKeyInfo, 0));
        byte[] frame = new byte[ZnpFrame.MaxSize];
        int length = ZnpFrame.WriteAnswer<SysOsalNvReadExt, ZnpNvValueAnswer>(frame, new ZnpNvValueAnswer(ZnpStatus.Success, new Octets(new byte[] { 1, 2, 3 })));
        ReadOnlySpan<byte> octets = frame.AsSpan(0, length);
        Assert.True(new ZnpFrameScanner().TryRead(ref octets, out ZnpFrame answer));
        ask.Complete(answer);
        Octets told = ask.Answer.Value;
        Assert.Equal("010203", told.ToString());
        ask.Wipe();
        Assert.Equal("000000", told.ToString());
        Assert.Equal(0, ask.Answer.Value.Length);
    }

    [Fact]
    public void What_a_frame_told_is_not_left_in_the_scanner()
    {
        byte[] frame = new byte[ZnpFrame.MaxSize];
        int length = ZnpFrame.WriteAnswer<SysOsalNvReadExt, ZnpNvValueAnswer>(frame, new ZnpNvValueAnswer(ZnpStatus.Success, new Octets(new byte[] { 1, 2, 3 })));
        ReadOnlySpan<byte> octets = frame.AsSpan(0, length);
        ZnpFrameScanner scanner = new();
        Assert.True(scanner.TryRead(ref octets, out ZnpFrame told));
        Assert.Contains((byte)3, told.Data.Memory.ToArray());
        Assert.False(scanner.TryRead(ref octets, out _));
        Assert.DoesNotContain(told.Data.Memory.ToArray(), octet => octet != 0);
    }

    [Fact]
    public async Task What_a_line_did_not_write_is_overwritten_when_it_ends()
    {
        LineOutbox outbox = new(2);
        Assert.True(outbox.TryPost([1, 2, 3]));
        Assert.True(outbox.TryPost([4, 5, 6]));
        Assert.False(outbox.TryPost([7, 8, 9]));
        List<ReadOnlyMemory<byte>> sent = [];
        await Assert.ThrowsAsync<IOException>(() => outbox.WriteAsync(
            (octets, _) =>
            {
                sent.Add(octets);
                return sent.Count == 1 ? ValueTask.FromResult(1) : throw new IOException("The line is down.");
            },
            CancellationToken.None));
        Assert.Equal([0, 0, 0], sent[0].ToArray());
        outbox.Wipe();
        Assert.False(outbox.TryPost([1]));
        await outbox.WriteAsync((_, _) => throw new InvalidOperationException("Nothing is left to write."), CancellationToken.None);
    }

    private ZnpAsk Ask()
    {
        ZnpAsk ask = ZnpRequests.Make(new ZdoSetLinkKey(0x1234, new Eui64(1), Key));
        _requests.Ask(ask);
        return ask;
    }
}
