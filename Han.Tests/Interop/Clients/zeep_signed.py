"""Calls a HAN gateway with zeep, each message signed by xmlsec, and checks the signatures of the answers. Prints what it got as JSON.

Arguments: the WSDL's URL, the folder of the development kit, an ESIID, a meter serial number, and how to sign: "binary" (BinarySecurityToken) or
"x509data" (X509Data within the SecurityTokenReference).
"""
import datetime
import json
import os
import sys

import requests
import xmlsec
from zeep import Client, Settings
from zeep.exceptions import Fault
from zeep.helpers import serialize_object
from zeep.transports import Transport
from zeep.wsse import utils
from zeep.wsse.compose import Compose
from zeep.wsse.signature import BinarySignature, Signature, _verify_envelope_with_key
from zeep.wsse.username import UsernameToken


def main():
    wsdl, kit, esiid, meter, form = sys.argv[1:6]
    with open(os.path.join(kit, "account.json"), encoding="utf-8") as file:
        account = json.load(file)
    key, certificate = (os.path.join(kit, account[name]) for name in ("key", "certificate"))
    gateway = xmlsec.Key.from_file(os.path.join(kit, "server.pem"), xmlsec.KeyFormat.CERT_PEM)
    verified = []

    def verify(self, envelope):
        # zeep would check the answer with the client's own certificate.
        _verify_envelope_with_key(envelope, gateway)
        verified.append(True)
        return envelope

    def with_timestamp(apply):
        def stamped(envelope, headers):
            security = utils.get_security_header(envelope)
            now = datetime.datetime.now(datetime.timezone.utc)
            timestamp = utils.WSU.Timestamp(
                utils.WSU.Created(now.isoformat()), utils.WSU.Expires((now + datetime.timedelta(minutes=5)).isoformat()))
            security.append(timestamp)
            return apply(envelope, headers)
        return stamped

    base = BinarySignature if form == "binary" else Signature
    signature = type("Checked", (base,), {"verify": verify})(
        key, certificate, signature_method=xmlsec.constants.TransformRsaSha256, digest_method=xmlsec.constants.TransformSha256)
    signature.apply = with_timestamp(signature.apply)

    session = requests.Session()
    session.trust_env = False
    session.verify = os.path.join(kit, account["ca"])
    session.cert = (certificate, key)
    client = Client(wsdl, transport=Transport(session=session, timeout=30, operation_timeout=30),
                    wsse=Compose([UsernameToken(account["user"], account["password"], use_digest=True), signature]), settings=Settings(strict=True))

    def call(operation, block, duns=account["duns"]):
        answer = getattr(client.service, operation)({
            "RequesterType": 0, "RequesterAuthenticationID": duns, "RequesterID": account["requester"], "RequestPriority": "L",
            "AddressBlock": {"AddressList": {"Address": [{"ESIID": esiid, "MeterSerialNumber": meter}]}}, **block,
        })
        return {"operation": operation, **serialize_object(answer, dict)}

    calls = [
        call("processLCEvent", {"LCEventMessageBlock": {"StartTime": "0", "DurationInMinutes": 60, "CriticalityLevel": 2, "DutyCycle": 40}}),
        call("processCancelAllLCEvents", {"CancelAllLCEventMessageBlock": {"CancelControl": 0}}),
    ]
    try:
        call("processCancelAllLCEvents", {"CancelAllLCEventMessageBlock": {}}, duns="x")
        fault = None
    except Fault as e:
        fault = e.code
    print(json.dumps({"calls": calls, "fault": fault, "verified": len(verified)}))


main()
