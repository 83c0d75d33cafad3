namespace Han.Tests.Certificates;

/// <summary>
/// A PUBLISHED TEST IDENTITY of Certicom's test authority: everybody has its private key. From the unit tests of com.zsmartsystems.zigbee
/// (CerticomCbkeCertificateTest).
/// </summary>
internal static class Published
{
    public const string Device = "0022080000000001";

    public const string AuthorityKey = "0200fde8a7f3d1084224962a4e7c54e69ac3f04da6b8";

    public const string Certificate = "02020882b1d7df05538f37cdd09a4f6b15368998642b002208000000000154455354534543410109108301234567890a";

    public const string PrivateKey = "0392ba4afc2453a49eebe9bca8de73210f02479a4a";

    public const string PublicKey = "0207d1ca014786b5e552cfd5f04339a2e856f00eaaef";

    public const string Text =
        $"CA Pub Key:\n{AuthorityKey}\nDevice Implicit Cert:\n{Certificate}\nPrivate Key Reconstruction Data:\n{PrivateKey}\nDevice Public Key:\n{PublicKey}\n";
}
