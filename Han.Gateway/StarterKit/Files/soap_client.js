// Sends the example request of every operation to a HAN gateway with the npm package soap, from its WSDL alone, and prints the answers as JSON.
//   node soap_client.js [--requests FILE] [--duns DUNS] [--sign]
// --requests  the requests to send (default: requests.json beside this file)
// --duns      another RequesterAuthenticationID than the account's own, to see requests refused
// --sign      signs Body and Timestamp with the client's key
'use strict';

const fs = require('fs');
const https = require('https');
const path = require('path');
const { parseArgs } = require('util');
const soap = require('soap');

function security(account, read, sign) {
  if (!sign) {
    // A password is always written by this class.
    return new soap.WSSecurity(account.user, account.password, { hasTimeStamp: true, mustUnderstand: true });
  }
  // Whole seconds and no nonce in the signed parts make equal calls equal messages; the digest token tells them apart.
  return new soap.WSSecurityPlusCert(
    new soap.WSSecurity(account.user, account.password, { passwordType: 'PasswordDigest', hasTimeStamp: false }),
    new soap.WSSecurityCert(read('key').toString(), read('certificate').toString(), '', {
      hasTimeStamp: true,
      signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
      signerOptions: { idMode: 'wssecurity' },
      signatureTransformations: ['http://www.w3.org/2001/10/xml-exc-c14n#'],
    }));
}

async function call(client, example, duns, options) {
  const { operation, requestElement, answerElement } = example;
  const request = duns ? { ...example.request, RequesterAuthenticationID: duns } : example.request;
  try {
    const [answer] = await client[`${operation}Async`]({ [requestElement]: request }, options);
    return { operation, answer: answer[answerElement] };
  } catch (e) {
    const fault = e.root?.Envelope?.Body?.Fault;
    if (!fault) throw e;
    return { operation, fault: { code: fault.faultcode.$value ?? fault.faultcode, detail: fault.detail.SMTxPFault } };
  }
}

async function main() {
  const { values } = parseArgs({ options: { requests: { type: 'string' }, duns: { type: 'string' }, sign: { type: 'boolean' } } });
  const examples = JSON.parse(fs.readFileSync(values.requests ?? path.join(__dirname, 'requests.json'), 'utf8'));
  const kit = process.env.HAN_KIT || examples.kit;
  const account = JSON.parse(fs.readFileSync(path.join(kit, 'account.json'), 'utf8'));
  const read = (name) => fs.readFileSync(path.join(kit, account[name]));
  const httpsAgent = new https.Agent({ ca: read('ca'), cert: read('certificate'), key: read('key') });
  const client = await soap.createClientAsync(examples.wsdl, { wsdl_options: { httpsAgent, proxy: false } });

  const answers = [];
  for (const example of examples.calls) {
    // The signing object keeps state: one for each call.
    client.setSecurity(security(account, read, values.sign));
    answers.push(await call(client, example, values.duns, { httpsAgent, proxy: false }));
  }
  httpsAgent.destroy();
  console.log(JSON.stringify(answers, null, 1));
}

main().catch((e) => {
  console.error(e.message);
  process.exit(1);
});
