using System.Runtime.CompilerServices;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Lanes;

/// <summary>A report on its way from an ESI to the head-end, in a pooled slot.</summary>
internal struct UplinkReport
{
    public LaneOrder Order;
    public EsiLine Line;
    public int Target;
    public ReportKind Kind;
    public Eui64 Device;
    public uint Argument;
    public int Length;
    public Octets Frame;

    [InlineArray(84)]
    internal struct Octets
    {
        private byte _first;
    }
}
