using System.Text.Json;
using DeviceEmulator.Certificates;

namespace DeviceEmulator.Home.Scenarios;

/// <summary>The identities and trusted authorities that a scenario names by their files. What is wrong with one is said where it is named.</summary>
internal sealed class ScenarioIdentities
{
    private const string IdentityName = "identity", FaultsName = "faults", ForeignIssuer = "foreign-issuer";

    private readonly string? _folder;
    private readonly IdentityPolicy _policy;

    private ScenarioIdentities(string? folder, IdentityPolicy policy) => (_folder, _policy) = (folder, policy);

    /// <param name="trust">The list of authorities; null: whoever issued an identity is trusted.</param>
    /// <param name="folder">Where names begin; null: the current folder.</param>
    /// <exception cref="InvalidDataException">With line and path.</exception>
    public static ScenarioIdentities Of(JsonPlace? trust, string? folder)
    {
        List<TrustedAuthority> trusted = [];
        if (trust is not null)
        {
            JsonFields.Require(trust, JsonValueKind.Array, "a list of .pub files");
            foreach (JsonPlace place in trust.Items)
            {
                JsonFields.Require(place, JsonValueKind.String, "the name of a .pub file");
                TrustedAuthority authority = At(place, () => TrustedAuthorities.Parse(place.Text, File.ReadAllText(PathOf(place, folder))));
                if (trusted.Exists(known => known.PublicKey == authority.PublicKey))
                {
                    throw place.Wrong($"the authority {authority} is listed already");
                }

                trusted.Add(authority);
            }
        }

        return new ScenarioIdentities(folder, new IdentityPolicy(new TrustedAuthorities(trusted)));
    }

    /// <summary>The identity that a node names, or null.</summary>
    /// <exception cref="InvalidDataException">With line and path.</exception>
    public DeviceIdentity? Read(JsonPlace node)
    {
        if (!node.Members.TryGetValue(IdentityName, out JsonPlace? place))
        {
            return null;
        }

        if (node.Members.GetValueOrDefault(FaultsName)?.Items.Any(fault => fault.Text == ForeignIssuer) == true)
        {
            throw place.Wrong($"the fault {ForeignIssuer} is for nodes without an identity of their own");
        }

        return At(place, () => _policy.Require(IdentityFile.Parse(place.Text, File.ReadAllText(PathOf(place, _folder))), onRealCoordinator: false));
    }

    private static string PathOf(JsonPlace place, string? folder) => Path.Combine(folder ?? "", place.Text);

    private static T At<T>(JsonPlace place, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw place.Wrong(e.Message.TrimEnd('.'));
        }
    }
}
