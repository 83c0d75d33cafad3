namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>Does other steps first.</summary>
internal sealed class ZnpSubroutine(IEnumerable<ZnpStep> steps) : ZnpStep
{
    public IEnumerable<ZnpStep> Steps { get; } = steps;
}
