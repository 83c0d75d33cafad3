namespace Han.Gateway.StarterKit;

/// <summary>A shell script for each operation, that posts the XML beside it (or another file) with curl over mutual TLS.</summary>
internal static class CurlScripts
{
    public static string For(ExampleRequest example, StarterKitSource source) => $$"""
        #!/bin/sh
        # Sends {{example.Operation.Name}}.xml, or the file that is named, and prints the answer. HAN_SIGN=1 signs it first (needs xmlsec1).
        # HAN_KIT and HAN_URL name another development kit and another gateway, HAN_CERT and HAN_KEY another certificate and its key.
        set -eu
        default_kit={{Quote(source.KitDirectory)}}
        kit=${HAN_KIT:-$default_kit}
        certificate=${HAN_CERT:-$kit/{{source.Account.Certificate}}}
        key=${HAN_KEY:-$kit/{{source.Account.Key}}}
        message=${1:-$(dirname "$0")/{{example.Operation.Name}}.xml}
        if [ "${HAN_SIGN:-}" ]; then
          signed=$(mktemp)
          trap 'rm -f "$signed"' EXIT
          sh "$(dirname "$0")/sign.sh" "$message" "$certificate" "$key" > "$signed"
          message=$signed
        fi
        curl --silent --show-error --cacert "$kit/{{source.Account.Ca}}" --cert "$certificate" --key "$key" \
          --header 'Content-Type: text/xml; charset=utf-8' --header 'SOAPAction: "{{example.Action}}"' \
          --data-binary "@$message" "${HAN_URL:-{{source.Account.Url}}}"

        """.ReplaceLineEndings("\n");

    private static string Quote(string path) => $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
