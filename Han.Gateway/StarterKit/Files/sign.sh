#!/bin/sh
# Signs a message as an account must that may not send unsigned ones, with xmlsec1 (a package of that name), and prints it: Body and Timestamp, rsa-sha256, the certificate as
# a BinarySecurityToken.
#   sign.sh MESSAGE CERTIFICATE KEY
set -eu
oasis=http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss
wsu=$oasis-wssecurity-utility-1.0.xsd
x509=$oasis-x509-token-profile-1.0#X509v3
c14n=http://www.w3.org/2001/10/xml-exc-c14n#

# A name of its own for each Timestamp: the same request may be signed twice within a second, and is no copy of the first.
timestamp=TS-$(openssl rand -hex 8)
now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
token=$(sed -e '/-----END/q' "$2" | sed -e '/-----/d' | tr -d '\r\n')

reference() {
  printf '<ds:Reference URI="#%s"><ds:Transforms><ds:Transform Algorithm="%s"/></ds:Transforms>' "$1" "$c14n"
  printf '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue/></ds:Reference>'
}

security="<wsu:Timestamp xmlns:wsu=\"$wsu\" wsu:Id=\"$timestamp\"><wsu:Created>$now</wsu:Created></wsu:Timestamp>"
security="$security<wsse:BinarySecurityToken xmlns:wsu=\"$wsu\" wsu:Id=\"X509\" ValueType=\"$x509\" EncodingType=\"$oasis-soap-message-security-1.0#Base64Binary\">$token</wsse:BinarySecurityToken>"
security="$security<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm=\"$c14n\"/>"
security="$security<ds:SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\"/>$(reference MsgBody)$(reference "$timestamp")</ds:SignedInfo>"
security="$security<ds:SignatureValue/><ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI=\"#X509\" ValueType=\"$x509\"/></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature>"

template=$(mktemp)
trap 'rm -f "$template"' EXIT
sed -e "s|</wsse:Security>|$security&|" -e "s|<soapenv:Body|& xmlns:wsu=\"$wsu\" wsu:Id=\"MsgBody\"|" "$1" > "$template"
xmlsec1 --sign --privkey-pem "$3" --id-attr:Id "$wsu:Timestamp" --id-attr:Id http://schemas.xmlsoap.org/soap/envelope/:Body "$template"
