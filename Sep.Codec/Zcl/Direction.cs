namespace Sep.Codec.Zcl;

/// <summary>Who speaks, by cluster role (frame control bit 3). The ESI is the server of DRLC, so an event goes server to client.</summary>
public enum Direction : byte
{
    ClientToServer = 0,
    ServerToClient = 1,
}
