namespace Sep.Codec.Clusters.Messaging;

/// <summary>By which way a message is sent.</summary>
public enum MessageTransmission : byte
{
    Normal = 0,
    NormalAndInterPan = 1,
    InterPanOnly = 2,
    Reserved = 3,
}
