namespace DeviceEmulator.Air;

/// <summary>
/// One trouble between a sender and a receiver. A <see cref="VirtualAir"/> takes each frame through its stages once for every receiver, so that one may
/// lose a frame that another hears. What a stage decides by chance follows from <see cref="Passage.Draw"/> alone: same seed, same trouble.
/// </summary>
public interface IPathStage
{
    /// <summary>Does to the passage what this trouble does. Not called any more for a passage that is lost.</summary>
    void Pass(ref Passage passage);
}
