using System.Text.Json;
using Han.Gateway.Development;

namespace Han.Gateway.StarterKit;

/// <summary>The development kit that a starter kit is made for.</summary>
/// <param name="KitDirectory">Its folder, absolute: certificates and keys stay there, a starter kit holds no secret.</param>
/// <param name="Callback">The CallbackUri of the requests; null for none.</param>
internal sealed record StarterKitSource(string KitDirectory, DevelopmentAccount Account, Uri? Callback)
{
    /// <exception cref="InvalidDataException">The callback is no address that a request could name; the gateway has not made its development kit there yet, or account.json is damaged.</exception>
    public static StarterKitSource Read(string dataDirectory, string? callback = null)
    {
        Uri? uri = null;
        if (callback is not null && !(Uri.TryCreate(callback, UriKind.Absolute, out uri) && uri.Scheme is "http" or "https"))
        {
            throw new InvalidDataException($"'{callback}' is not an absolute http or https address.");
        }

        string kit = Path.GetFullPath(Path.Combine(dataDirectory, DevelopmentKit.Folder));
        string file = Path.Combine(kit, DevelopmentKit.AccountFile);
        if (!File.Exists(file))
        {
            throw new InvalidDataException($"{file} is not there: start the gateway once, it makes its development kit.");
        }

        try
        {
            return new StarterKitSource(
                kit, JsonSerializer.Deserialize(File.ReadAllText(file), DevelopmentJson.Default.DevelopmentAccount)
                    ?? throw new InvalidDataException($"{file} is empty."),
                uri);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file} is damaged: {e.Message}", e);
        }
    }
}
