using Han.Tests.Stack;

namespace Han.Tests.Node;

/// <summary>The stack of real frames keeps what every stack promises.</summary>
public sealed class AirStackConformanceTests() : StackConformance(new AirBench());
