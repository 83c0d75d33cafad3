namespace Han.Tests.Stack;

public sealed class ApplicationStackConformanceTests() : CertificateUseConformance(new ApplicationBench());
