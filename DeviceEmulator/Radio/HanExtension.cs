using DeviceEmulator.Stack;

namespace DeviceEmulator.Radio;

/// <summary>What only some networks have: more nodes than usual, a coordinator that somebody governs. The rest pay one reference for both.</summary>
internal sealed class HanExtension(int places)
{
    private const int Step = 4;

    public IApsNode?[] Nodes = new IApsNode?[places];
    public HanCoordinator? Coordinator;

    public void Grow() => Array.Resize(ref Nodes, Nodes.Length + Step);
}
