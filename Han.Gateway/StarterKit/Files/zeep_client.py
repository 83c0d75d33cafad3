"""Sends the example request of every operation to a HAN gateway with zeep, from its WSDL alone, and prints the answers as JSON.

  zeep_client.py [--requests FILE] [--duns DUNS] [--sign] [--verify]

--requests  the requests to send (default: requests.json beside this file)
--duns      another RequesterAuthenticationID than the account's own, to see requests refused
--sign      signs Body and Timestamp with the client's key (needs python3-xmlsec)
--verify    demands that answers are signed by the gateway (account setting SignResponses)
"""
import argparse
import datetime
import json
import os

import requests
from zeep import Client, Settings
from zeep.exceptions import Fault
from zeep.helpers import serialize_object
from zeep.transports import Transport
from zeep.wsse.username import UsernameToken

HERE = os.path.dirname(os.path.abspath(__file__))


def signature(kit, account, must_verify):
    """A UsernameToken with digest, a Timestamp, and a signature over Timestamp and Body with the certificate as a BinarySecurityToken."""
    import xmlsec
    from zeep.wsse import utils
    from zeep.wsse.compose import Compose
    from zeep.wsse.signature import BinarySignature, _verify_envelope_with_key

    class Signed(BinarySignature):
        def apply(self, envelope, headers):
            now = datetime.datetime.now(datetime.timezone.utc)
            utils.get_security_header(envelope).append(utils.WSU.Timestamp(
                utils.WSU.Created(now.isoformat()), utils.WSU.Expires((now + datetime.timedelta(minutes=5)).isoformat())))
            return super().apply(envelope, headers)

        def verify(self, envelope):
            # BinarySignature would check the answer with the client's own certificate.
            if must_verify:
                _verify_envelope_with_key(envelope, xmlsec.Key.from_file(os.path.join(kit, "server.pem"), xmlsec.KeyFormat.CERT_PEM))
            return envelope

    return Compose([
        UsernameToken(account["user"], account["password"], use_digest=True),
        Signed(os.path.join(kit, account["key"]), os.path.join(kit, account["certificate"]),
               signature_method=xmlsec.constants.TransformRsaSha256, digest_method=xmlsec.constants.TransformSha256),
    ])


def call(service, example, duns):
    request = dict(example["request"])
    if duns:
        request["RequesterAuthenticationID"] = duns
    try:
        answer = service[example["operation"]](**{example["requestElement"]: request})
        return {"operation": example["operation"], "answer": serialize_object(answer, dict)}
    except Fault as e:
        return {"operation": example["operation"], "fault": {"code": e.code, "detail": {child.tag: child.text for child in e.detail[0]}}}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--requests", default=os.path.join(HERE, "requests.json"))
    options.add_argument("--duns")
    options.add_argument("--sign", action="store_true")
    options.add_argument("--verify", action="store_true")
    options = options.parse_args()
    with open(options.requests, encoding="utf-8") as file:
        examples = json.load(file)
    kit = os.environ.get("HAN_KIT") or examples["kit"]
    with open(os.path.join(kit, "account.json"), encoding="utf-8") as file:
        account = json.load(file)

    session = requests.Session()
    # Settings of the surroundings (REQUESTS_CA_BUNDLE, proxies) would replace the authority given here.
    session.trust_env = False
    session.verify = os.path.join(kit, account["ca"])
    session.cert = (os.path.join(kit, account["certificate"]), os.path.join(kit, account["key"]))
    wsse = signature(kit, account, options.verify) if options.sign else UsernameToken(account["user"])
    client = Client(examples["wsdl"], transport=Transport(session=session, timeout=30, operation_timeout=30), wsse=wsse, settings=Settings(strict=True))
    print(json.dumps([call(client.service, example, options.duns) for example in examples["calls"]], default=str, indent=1))


main()
