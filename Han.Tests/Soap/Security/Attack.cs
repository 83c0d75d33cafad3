using System.Text;

namespace Han.Tests.Soap.Security;

/// <summary>One document of the corpus: a good message, what is done to it, and the fault that it must get.</summary>
/// <param name="Twin">Makes the good message.</param>
/// <param name="Mutate">Makes the attack of the good message.</param>
/// <param name="IsCopy">The attack only works once the good message has been taken.</param>
internal sealed record Attack(string Class, string Name, string Code, Func<SecurityRig, string> Twin, Func<SecurityRig, string, byte[]> Mutate, bool IsCopy = false)
{
    public static Attack Text(string @class, string name, string code, Func<SecurityRig, string> twin, Func<string, string> mutate, bool isCopy = false) =>
        new(@class, name, code, twin, (_, good) => Encoding.UTF8.GetBytes(mutate(good)), isCopy);

    /// <summary>Another message instead of the good one.</summary>
    public static Attack Other(string @class, string name, string code, Func<SecurityRig, string> twin, Func<SecurityRig, string> attack) =>
        new(@class, name, code, twin, (rig, _) => Encoding.UTF8.GetBytes(attack(rig)));

    public static Attack Octets(string @class, string name, string code, Func<SecurityRig, string> twin, Func<byte[], byte[]> mutate) =>
        new(@class, name, code, twin, (_, good) => mutate(Encoding.UTF8.GetBytes(good)));
}
