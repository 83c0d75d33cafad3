"""Calls a HAN gateway with zeep, from its WSDL alone, and prints what it got as JSON.

Arguments: the WSDL's URL, the folder of the development kit (ca.pem, client.pem, client.key, account.json), an ESIID, a meter serial number,
and optionally "by-request": the cancel then names the event by the RequestID that the gateway gave it.
"""
import json
import os
import sys

import requests
from zeep import Client, Settings
from zeep.exceptions import Fault
from zeep.helpers import serialize_object
from zeep.transports import Transport
from zeep.wsse.username import UsernameToken


def main():
    wsdl, kit, esiid, meter = sys.argv[1:5]
    with open(os.path.join(kit, "account.json"), encoding="utf-8") as file:
        account = json.load(file)

    session = requests.Session()
    # Settings of the surroundings (REQUESTS_CA_BUNDLE, proxies) would replace the authority given here.
    session.trust_env = False
    session.verify = os.path.join(kit, account["ca"])
    session.cert = (os.path.join(kit, account["certificate"]), os.path.join(kit, account["key"]))
    client = Client(wsdl, transport=Transport(session=session, timeout=30, operation_timeout=30),
                    wsse=UsernameToken(account["user"]), settings=Settings(strict=True))

    def header(duns):
        return {
            "RequesterType": 0, "RequesterAuthenticationID": duns, "RequesterID": account["requester"], "RequestPriority": "L",
            "AddressBlock": {"AddressList": {"Address": [{"ESIID": esiid, "MeterSerialNumber": meter}]}},
        }

    def call(operation, block, duns=account["duns"]):
        answer = getattr(client.service, operation)({**header(duns), **block})
        return {"operation": operation, **serialize_object(answer, dict)}

    event = call("processLCEvent",
                 {"LCEventMessageBlock": {"StartTime": "0", "DurationInMinutes": 60, "CriticalityLevel": 2, "DutyCycle": 40}})
    name = {"RequestID": event["RequestID"]} if sys.argv[5:] == ["by-request"] else {"IssuerEventID": 7}
    calls = [
        event,
        call("processCancelLCEvent", {"CancelLCEventMessageBlock": {**name, "CancelControl": 0}}),
        call("processCancelAllLCEvents", {"CancelAllLCEventMessageBlock": {"CancelControl": 0}}),
    ]
    try:
        call("processCancelAllLCEvents", {"CancelAllLCEventMessageBlock": {}}, duns="x")
        fault = None
    except Fault as e:
        fault = {"code": e.code, "message": e.message, "detail": {child.tag: child.text for child in e.detail[0]}}
    print(json.dumps({"calls": calls, "fault": fault}))


main()
