namespace HeadEnd.Simulator.Coordinators;

/// <summary>What happened on a line.</summary>
/// <param name="Connection">On which of its connections, counted from 1.</param>
/// <param name="Kind">What.</param>
/// <param name="Octets">What came; empty otherwise.</param>
internal readonly record struct LineEvent(int Connection, LineEventKind Kind, byte[] Octets);
