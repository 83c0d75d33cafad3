using Han.Gateway.Routing;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Requests;

/// <summary>An order and the TDSP that it goes to, with its wire encoding.</summary>
public sealed record RoutedOrder(Tdsp Tdsp, TdspOrder Order, byte[] Wire);
