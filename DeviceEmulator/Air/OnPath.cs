namespace DeviceEmulator.Air;

/// <summary>Confines a trouble to some paths: to those from one transceiver, to those to one, or to one path in one direction.</summary>
/// <param name="from">The sender; null for any.</param>
/// <param name="to">The receiver; null for any.</param>
/// <param name="stage">The trouble.</param>
public sealed class OnPath(ITransceiver? from, ITransceiver? to, IPathStage stage) : IPathStage
{
    public void Pass(ref Passage passage)
    {
        if ((from is null || from == passage.Sender) && (to is null || to == passage.Receiver))
        {
            stage.Pass(ref passage);
        }
    }
}
