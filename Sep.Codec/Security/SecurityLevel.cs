namespace Sep.Codec.Security;

/// <summary>What protects a frame: the low 3 bits of the security control field, 053474r17 4.5.1.1.1. Smart Energy uses level 5 alone.</summary>
public enum SecurityLevel : byte
{
    None = 0,
    Mic32 = 1,
    Mic64 = 2,
    Mic128 = 3,
    Encrypted = 4,

    /// <summary>Encrypted, with a message integrity code of 4 octets: the level of every secured ZigBee frame.</summary>
    EncryptedMic32 = 5,
    EncryptedMic64 = 6,
    EncryptedMic128 = 7,
}
