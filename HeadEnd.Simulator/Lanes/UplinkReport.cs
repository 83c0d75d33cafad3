using DeviceEmulator.Stack;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Lanes;

/// <summary>A report on its way from an ESI to the head-end, in a pooled slot.</summary>
internal struct UplinkReport
{
    /// <summary>Octets of the longest device frame that is carried.</summary>
    public const int Longest = StackCapabilities.SecuredAsdu;

    public LaneOrder Order;
    public EsiLine Line;
    public int Target;
    public ReportKind Kind;
    public Eui64 Device;
    public uint Argument;
    public PackedFrame Frame;
}
