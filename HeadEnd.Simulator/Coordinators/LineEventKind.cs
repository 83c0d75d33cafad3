namespace HeadEnd.Simulator.Coordinators;

/// <summary>What may happen on a line.</summary>
internal enum LineEventKind
{
    Opened,
    Octets,
    Lost,
}
