// Calls a HAN gateway with the npm package soap, each message signed by WSSecurityCert. Prints what it got as JSON.
// Arguments: the WSDL's URL, the folder of the development kit, an ESIID, a meter serial number, and "standard" (wsu:Id, exclusive canonicalisation alone) or
// "default" (the package's own choices: plain Id, and the enveloped-signature transform before the canonicalisation).
'use strict';

const fs = require('fs');
const https = require('https');
const path = require('path');
const soap = require('soap');

async function main([wsdl, kit, esiid, meter, form]) {
  const account = JSON.parse(fs.readFileSync(path.join(kit, 'account.json'), 'utf8'));
  const read = (name) => fs.readFileSync(path.join(kit, account[name]));
  const httpsAgent = new https.Agent({ ca: read('ca'), cert: read('certificate'), key: read('key') });
  const client = await soap.createClientAsync(wsdl, { wsdl_options: { httpsAgent, proxy: false } });
  const options = form === 'standard'
    ? { signerOptions: { idMode: 'wssecurity' }, signatureTransformations: ['http://www.w3.org/2001/10/xml-exc-c14n#'] }
    : {};

  const call = async (operation, request, block) => {
    // The object keeps state: one for each call. Whole seconds and no nonce in the signed parts make equal calls equal messages; the token tells them apart.
    client.setSecurity(new soap.WSSecurityPlusCert(
      new soap.WSSecurity(account.user, account.password, { passwordType: 'PasswordDigest', hasTimeStamp: false }),
      new soap.WSSecurityCert(
        read('key').toString(), read('certificate').toString(), '', { hasTimeStamp: true, signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256', ...options })));
    const [answer] = await client[`${operation}Async`]({
      [request]: {
        RequesterType: 0, RequesterAuthenticationID: account.duns, RequesterID: account.requester, RequestPriority: 'L',
        AddressBlock: { AddressList: { Address: [{ ESIID: esiid, MeterSerialNumber: meter }] } },
        ...block,
      },
    }, { httpsAgent, proxy: false });
    return { operation, ...answer.SMTxPMessagingRequestAcknowledgement };
  };

  const calls = [
    await call('processLCEvent', 'SMTxPLoadControlEventRequest',
      { LCEventMessageBlock: { StartTime: '0', DurationInMinutes: 60, CriticalityLevel: 2, DutyCycle: 40 } }),
    await call('processCancelAllLCEvents', 'SMTxPCancelAllLoadControlEventRequest', { CancelAllLCEventMessageBlock: { CancelControl: 0 } }),
    await call('processCancelAllLCEvents', 'SMTxPCancelAllLoadControlEventRequest', { CancelAllLCEventMessageBlock: { CancelControl: 0 } }),
  ];
  httpsAgent.destroy();
  console.log(JSON.stringify({ calls }));
}

main(process.argv.slice(2)).catch((e) => {
  console.error(e.message);
  process.exit(1);
});
