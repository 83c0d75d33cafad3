using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>
/// A request that the chip answers at once (SREQ, answered by SRSP). Only one may be under way: a chip loses a second one.
/// </summary>
public interface IZnpRequest<TSelf, TAnswer> : ILayerCommand<TSelf, ZnpCommandId>
    where TSelf : struct, IZnpRequest<TSelf, TAnswer>
    where TAnswer : struct, IWireValue<TAnswer>;
