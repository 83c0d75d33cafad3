namespace Han.Tests.Stack;

public sealed class ScriptedStackConformanceTests() : CertificateUseConformance(new ScriptedBench());
