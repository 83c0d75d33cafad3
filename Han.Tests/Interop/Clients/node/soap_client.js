// Calls a HAN gateway with the npm package soap, from its WSDL alone, and prints what it got as JSON.
// Arguments: the WSDL's URL, the folder of the development kit (ca.pem, client.pem, client.key, account.json), an ESIID, a meter serial number,
// and optionally "by-request": the cancel then names the event by the RequestID that the gateway gave it.
'use strict';

const fs = require('fs');
const https = require('https');
const path = require('path');
const soap = require('soap');

async function main([wsdl, kit, esiid, meter, naming]) {
  const account = JSON.parse(fs.readFileSync(path.join(kit, 'account.json'), 'utf8'));
  const read = (name) => fs.readFileSync(path.join(kit, account[name]));
  const httpsAgent = new https.Agent({ ca: read('ca'), cert: read('certificate'), key: read('key') });

  const client = await soap.createClientAsync(wsdl, { wsdl_options: { httpsAgent, proxy: false } });
  // A password is always written by this class.
  client.setSecurity(new soap.WSSecurity(account.user, account.password, { hasTimeStamp: true, mustUnderstand: true }));

  const header = (duns) => ({
    RequesterType: 0, RequesterAuthenticationID: duns, RequesterID: account.requester, RequestPriority: 'L',
    AddressBlock: { AddressList: { Address: [{ ESIID: esiid, MeterSerialNumber: meter }] } },
  });
  const call = async (operation, request, block, duns = account.duns) => {
    const [answer] = await client[`${operation}Async`]({ [request]: { ...header(duns), ...block } }, { httpsAgent, proxy: false });
    return { operation, ...answer.SMTxPMessagingRequestAcknowledgement };
  };

  const event = await call('processLCEvent', 'SMTxPLoadControlEventRequest',
    { LCEventMessageBlock: { StartTime: '0', DurationInMinutes: 60, CriticalityLevel: 2, DutyCycle: 40 } });
  const name = naming === 'by-request' ? { RequestID: event.RequestID } : { IssuerEventID: 7 };
  const calls = [
    event,
    await call('processCancelLCEvent', 'SMTxPCancelLoadControlEventRequest', { CancelLCEventMessageBlock: { ...name, CancelControl: 0 } }),
    await call('processCancelAllLCEvents', 'SMTxPCancelAllLoadControlEventRequest', { CancelAllLCEventMessageBlock: { CancelControl: 0 } }),
  ];
  let fault = null;
  try {
    await call('processCancelAllLCEvents', 'SMTxPCancelAllLoadControlEventRequest', { CancelAllLCEventMessageBlock: {} }, 'x');
  } catch (e) {
    const body = e.root.Envelope.Body.Fault;
    fault = { code: body.faultcode.$value ?? body.faultcode, message: body.faultstring.$value ?? body.faultstring, detail: body.detail.SMTxPFault };
  }
  httpsAgent.destroy();
  console.log(JSON.stringify({ calls, fault }));
}

main(process.argv.slice(2)).catch((e) => {
  console.error(e.message);
  process.exit(1);
});
