namespace Han.Gateway.StarterKit;

/// <summary>A shell script for each operation, that posts the XML beside it (or another file) with curl over mutual TLS.</summary>
internal static class CurlScripts
{
    public static string For(ExampleRequest example, StarterKitSource source) => $$"""
        #!/bin/sh
        # Sends {{example.Operation.Name}}.xml, or the file that is named, and prints the answer. HAN_KIT and HAN_URL name another development kit and another gateway.
        set -eu
        default_kit={{Quote(source.KitDirectory)}}
        kit=${HAN_KIT:-$default_kit}
        exec curl --silent --show-error --cacert "$kit/{{source.Account.Ca}}" --cert "$kit/{{source.Account.Certificate}}" --key "$kit/{{source.Account.Key}}" \
          --header 'Content-Type: text/xml; charset=utf-8' --header 'SOAPAction: "{{example.Action}}"' \
          --data-binary "@${1:-$(dirname "$0")/{{example.Operation.Name}}.xml}" "${HAN_URL:-{{source.Account.Url}}}"

        """.ReplaceLineEndings("\n");

    private static string Quote(string path) => $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
