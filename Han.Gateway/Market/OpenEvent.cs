using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Market;

/// <summary>One open target of a load control event or text.</summary>
internal readonly record struct OpenEvent(OpenOrder Order, OrderTarget Target);
