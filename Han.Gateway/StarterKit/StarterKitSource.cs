using System.Text.Json;
using Han.Gateway.Development;

namespace Han.Gateway.StarterKit;

/// <summary>The development kit that a starter kit is made for.</summary>
/// <param name="KitDirectory">Its folder, absolute: certificates and keys stay there, a starter kit holds no secret.</param>
/// <param name="Callback">The CallbackUri of the requests; null for none.</param>
internal sealed record StarterKitSource(string KitDirectory, DevelopmentAccount Account, Uri? Callback)
{
    /// <exception cref="ArgumentException">The callback is no address that a request could name.</exception>
    /// <exception cref="InvalidDataException">The gateway has not made its development kit there yet, or account.json is damaged.</exception>
    public static StarterKitSource Read(string dataDirectory, Uri? callback = null)
    {
        if (callback is not null && !(callback.IsAbsoluteUri && callback.Scheme is "http" or "https"))
        {
            throw new ArgumentException($"{callback} is not an absolute http or https address.", nameof(callback));
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
                callback);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file} is damaged: {e.Message}", e);
        }
    }
}
