// Takes MAC frames apart with the npm package zigbee-on-host, layer by layer, decrypting them, and builds each again with the next frame counters.
// Argument: a file with one JSON object a line: frame, networkKey, linkKey (hex digits). Prints one JSON object a line.
'use strict';

const fs = require('fs');
const mac = require('zigbee-on-host/dist/zigbee/mac.js');
const nwk = require('zigbee-on-host/dist/zigbee/zigbee-nwk.js');
const aps = require('zigbee-on-host/dist/zigbee/zigbee-aps.js');

const hex = (digits) => Buffer.from(digits, 'hex');

function next(securityHeader) {
  return securityHeader && { ...securityHeader, frameCounter: (securityHeader.frameCounter + 1) >>> 0 };
}

function round({ frame, networkKey, linkKey }) {
  const data = hex(frame);
  const [macControl, afterMacControl] = mac.decodeMACFrameControl(data, 0);
  const [macHeader, afterMac] = mac.decodeMACHeader(data, afterMacControl, macControl);
  const macPayload = mac.decodeMACPayload(data, afterMac, macControl, macHeader);

  const [nwkControl, afterNwkControl] = nwk.decodeZigbeeNWKFrameControl(macPayload, 0);
  const [nwkHeader, afterNwk] = nwk.decodeZigbeeNWKHeader(macPayload, afterNwkControl, nwkControl);
  const nwkPayload = nwk.decodeZigbeeNWKPayload(macPayload, afterNwk, hex(networkKey), macHeader.source64, nwkControl, nwkHeader);
  const source = nwkHeader.source64 ?? nwkHeader.securityHeader?.source64;

  const [apsControl, afterApsControl] = aps.decodeZigbeeAPSFrameControl(nwkPayload, 0);
  const [apsHeader, afterAps] = aps.decodeZigbeeAPSHeader(nwkPayload, afterApsControl, apsControl);
  const payload = aps.decodeZigbeeAPSPayload(nwkPayload, afterAps, hex(linkKey), source, apsControl, apsHeader);

  const apsAgain = aps.encodeZigbeeAPSFrame(apsHeader, payload, next(apsHeader.securityHeader), hex(linkKey));
  const nwkAgain = nwk.encodeZigbeeNWKFrame(nwkHeader, apsAgain, next(nwkHeader.securityHeader), hex(networkKey));
  const again = mac.encodeMACFrame(macHeader, nwkAgain).toString('hex');
  return { mac: macHeader, nwk: nwkHeader, aps: apsHeader, payload: payload.toString('hex'), again };
}

const text = (_, value) => (typeof value === 'bigint' ? value.toString(16).toUpperCase().padStart(16, '0') : value);
for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  console.log(JSON.stringify(round(JSON.parse(line)), text));
}
