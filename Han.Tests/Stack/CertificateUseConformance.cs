using DeviceEmulator.Stack;

namespace Han.Tests.Stack;

/// <summary>For stacks that can say that a certificate is not for key agreement. Those of Smart Energy 1.0 do not say what they are for.</summary>
public abstract class CertificateUseConformance : StackConformance
{
    private protected CertificateUseConformance(IStackBench bench)
        : base(bench)
    {
    }

    [Fact]
    public void A_certificate_for_another_use_ends_the_exchange()
    {
        _bench.Spoil(Device, new KeyEstablishmentOutcome(KeyEstablishmentResult.Terminated, KeyEstablishmentStatus.InvalidCertificate));
        Join(Device);
        _bench.DeviceStarts(Device);
        Assert.Equal("D1 Terminated InvalidCertificate", Run(30_000));
        Assert.False(_bench.Keys.IsEstablished(Device));
    }
}
