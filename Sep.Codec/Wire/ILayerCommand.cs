namespace Sep.Codec.Wire;

/// <summary>
/// A command of the MAC, network or application support layer, or of the device profile, numbered by that layer's <typeparamref name="TId"/>.
/// </summary>
public interface ILayerCommand<TSelf, TId> : IWireValue<TSelf> where TSelf : struct, ILayerCommand<TSelf, TId> where TId : unmanaged, Enum
{
    static abstract TId Id { get; }
}
