namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>What a procedure waits for: <see cref="ZnpAsk"/>, <see cref="ZnpAwait"/>, <see cref="ZnpPause"/> or <see cref="ZnpSubroutine"/>.</summary>
internal abstract class ZnpStep;
