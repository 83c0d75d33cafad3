namespace HeadEnd.Simulator.Lanes;

/// <summary>How far a delivery has come within the head-end.</summary>
internal enum DeliveryState : byte
{
    /// <summary>Not acknowledged yet.</summary>
    Entered = 0,

    /// <summary>Acknowledged, waiting in its ESI's line.</summary>
    Waiting,
    InFlight,
    Done,

    /// <summary>Not acknowledged yet, and will not be sent.</summary>
    EnteredDone,

    /// <summary>Not acknowledged yet, and its ESI or device does not exist or the body is not understood.</summary>
    EnteredUnknown,

    /// <summary>A part of a schedule of prices is at the ESI; the rest waits for room there.</summary>
    Feeding,

    /// <summary>At the meter's door: it is for a device that the meter is waiting for.</summary>
    AwaitingDevice,
}
