namespace Han.Tests.Stack;

public sealed class ApplicationStackConformanceTests() : StackConformance(new ApplicationBench());
