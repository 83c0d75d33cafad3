using DeviceEmulator.Stack;

namespace Han.Tests.Stack;

public sealed class ApplicationStackConformanceTests() : StackConformance(new ApplicationBench())
{
    /// <summary>A status of Smart Energy 1.2, which nobody sends who computes key establishment as 1.0 has it.</summary>
    [Fact]
    public void A_certificate_of_the_wrong_kind_ends_the_exchange() => EndsWith(KeyEstablishmentStatus.InvalidCertificate);
}
