namespace Han.Tests.Stack;

public sealed class ScriptedStackConformanceTests() : StackConformance(new ScriptedBench());
