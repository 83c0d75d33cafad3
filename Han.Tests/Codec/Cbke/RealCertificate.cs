namespace Han.Tests.Codec.Cbke;

/// <summary>A published test certificate and the keys that belong to it.</summary>
internal sealed record RealCertificate(string Subject, byte[] Certificate, byte[] PrivateKey, byte[] PublicKey);
