using System.CommandLine;
using DeviceEmulator.Certificates;
using HeadEnd.Simulator.Coordinators;

namespace HeadEnd.Simulator.Commands;

/// <summary>The words that every command on a coordinator has.</summary>
internal sealed class CoordinatorWords
{
    private readonly Argument<string> _address = new("coordinator") { Description = "Where it is, as tcp://192.0.2.7:6638. It must be a ZNP chip." };
    private readonly Option<string?> _identity = new("--identity") { Description = "The file with the ESI's certificate and private key; without it there is no key establishment." };
    private readonly Option<string[]> _trusted = new("--trust")
    {
        Description = "The .pub file of an authority whose certificates are accepted; may be given again. Without it, that of the own identity.",
        DefaultValueFactory = _ => [],
    };
    private readonly Option<bool> _allowTest = new("--allow-test-ca") { Description = "Take an identity of the public test authority, whose keys everybody has." };
    private readonly Option<int> _patience = new("--patience") { Description = "Seconds until a coordinator that does not do it is given up.", DefaultValueFactory = _ => 30 };

    public void AddTo(Command command)
    {
        command.Add(_address);
        command.Add(_identity);
        command.Add(_trusted);
        command.Add(_allowTest);
        command.Add(_patience);
    }

    /// <exception cref="ArgumentException">A word that is wrong.</exception>
    /// <exception cref="InvalidDataException">An identity that is wrong or may not be used.</exception>
    public CoordinatorSession Open(ParseResult words)
    {
        int patience = words.GetValue(_patience);
        if (patience is < 1 or > 3600)
        {
            throw new ArgumentException("--patience: 1 to 3600 seconds.");
        }

        var address = CoordinatorAddress.Parse(words.GetRequiredValue(_address));
        IdentityPolicy policy = new(TrustedAuthorities.Load(words.GetRequiredValue(_trusted)), words.GetValue(_allowTest));
        DeviceIdentity? identity = words.GetValue(_identity) is string path ? IdentityFile.Load(path) : null;
        return new CoordinatorSession(address, identity, policy, TimeSpan.FromSeconds(patience));
    }
}
