using DeviceEmulator.Stack;

namespace Han.Tests.Stack;

/// <summary>Of key establishment.</summary>
public abstract partial class StackConformance
{
    [Fact]
    public void Keys_are_established_from_this_side()
    {
        Join(Device);
        Ask("keys", () => _bench.Keys.Start(Device));
        Assert.Equal("keys started Success | D1 Initiated | D1 EphemeralDataExchanged | D1 Established", Run(30_000));
        Assert.True(_bench.Keys.IsEstablished(Device));
    }

    [Fact]
    public void Keys_are_established_from_the_other_side()
    {
        Join(Device);
        _bench.DeviceStarts(Device);
        Assert.Equal("D1 Initiated | D1 EphemeralDataExchanged | D1 Established", Run(30_000));
        Assert.True(_bench.Keys.IsEstablished(Device));
    }

    [Fact]
    public void There_is_one_exchange_at_a_time_and_none_with_a_stranger()
    {
        Join(Device);
        Ask("keys", () => _bench.Keys.Start(Other));
        Assert.Equal("keys started UnknownDevice", Run());
        Ask("keys", () => _bench.Keys.Start(Device));
        Run();
        Ask("again", () => _bench.Keys.Start(Device));
        Assert.Equal("again started Busy", Run());
    }

    [Theory]
    [InlineData(KeyEstablishmentStatus.UnknownIssuer)]
    [InlineData(KeyEstablishmentStatus.BadMessage)]
    [InlineData(KeyEstablishmentStatus.UnsupportedSuite)]
    public void A_certificate_that_is_not_accepted_ends_the_exchange(KeyEstablishmentStatus status)
    {
        _bench.Spoil(Device, new KeyEstablishmentOutcome(KeyEstablishmentResult.Terminated, status));
        Join(Device);
        _bench.DeviceStarts(Device);
        Assert.Equal($"D1 Terminated {status}", Run(30_000));
        Assert.False(_bench.Keys.IsEstablished(Device));
    }

    [Fact]
    public void A_device_without_its_private_key_is_found_out_at_the_end()
    {
        _bench.Spoil(Device, new KeyEstablishmentOutcome(KeyEstablishmentResult.Terminated, KeyEstablishmentStatus.BadKeyConfirm));
        Join(Device);
        _bench.DeviceStarts(Device);
        Assert.Equal("D1 Initiated | D1 EphemeralDataExchanged | D1 Terminated BadKeyConfirm", Run(30_000));
        Send(Device);
        Assert.Equal("send confirmed NoAck", Run());
    }

    [Fact]
    public void A_device_that_never_answers_is_given_up()
    {
        _bench.Spoil(Device, new KeyEstablishmentOutcome(KeyEstablishmentResult.TimedOut));
        Join(Device);
        Ask("keys", () => _bench.Keys.Start(Device));
        Assert.Equal("keys started Success", Run());
        Assert.Equal("D1 TimedOut", Run(30_000));
    }

    [Fact]
    public void An_exchange_ends_when_the_device_is_removed()
    {
        Join(Device);
        _bench.DeviceStarts(Device);
        Assert.Equal("D1 Initiated", Run());
        Ask("remove", () => _bench.Network.Remove(Device));
        Assert.Equal("remove Success | D1 PartnerGone | D1 left Removed", Run());
        Assert.Equal("", Run(60_000));
    }

    [Fact]
    public void An_exchange_is_forgotten_at_a_reset()
    {
        Join(Device);
        _bench.DeviceStarts(Device);
        Run();
        _bench.Reset();
        Assert.Equal("reset", Run(60_000));
        Resume();
        Assert.False(_bench.Keys.IsEstablished(Device));
        Establish(Device);
    }
}
