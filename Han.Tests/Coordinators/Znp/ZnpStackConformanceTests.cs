using Han.Tests.Stack;

namespace Han.Tests.Coordinators.Znp;

/// <summary>The ZNP driver keeps the promises of every stack.</summary>
public sealed class ZnpStackConformanceTests() : StackConformance(new ZnpBench());
