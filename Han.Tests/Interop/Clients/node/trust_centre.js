// Runs the npm package zigbee-on-host as coordinator and trust centre over a radio co-processor at a TCP port. Argument: a JSON object with port, eui64,
// panId, extendedPanId, channel, networkKey, code (hex digits; the installation code whose key its trust centre uses) and folder (for its state).
// Reads one JSON object a line from standard input: {"do": "code", "device", "code"}, {"do": "permit", "seconds"}, {"do": "stop"}; prints what happens,
// one JSON object a line.
'use strict';

const net = require('node:net');
const readline = require('node:readline');
const { OTRCPDriver } = require('zigbee-on-host');
const { InstallCodePolicy } = require('zigbee-on-host/dist/zigbee-stack/stack-context.js');
const { aes128MmoHash } = require('zigbee-on-host/dist/zigbee/zigbee.js');
const { setLogger } = require('zigbee-on-host/dist/utils/logger.js');

const options = JSON.parse(process.argv[2]);
const hex = (digits) => Buffer.from(digits, 'hex');
const text = (_, value) => (typeof value === 'bigint' ? value.toString(16).toUpperCase().padStart(16, '0') : value);
const say = (what, more = {}) => console.log(JSON.stringify({ what, ...more }, text));

const log = (message) => console.error(typeof message === 'function' ? message() : message);
setLogger({ debug: log, info: log, warning: log, error: log });

const transport = net.connect({ host: '127.0.0.1', port: options.port, noDelay: true });
const driver = new OTRCPDriver(
  transport,
  {
    onFatalError: (message) => say('fatal', { message }),
    onMACFrame: () => {},
    onFrame: (sender16, sender64, aps, payload) => say('frame', { sender16, sender64, cluster: aps.clusterId, payload: payload.toString('hex') }),
    onGPFrame: () => {},
    onDeviceJoined: (address16, address64) => say('joined', { address16, address64 }),
    onDeviceRejoined: (address16, address64) => say('rejoined', { address16, address64 }),
    onDeviceLeft: (address16, address64) => say('left', { address16, address64 }),
    onDeviceAuthorized: (address16, address64) => say('authorized', { address16, address64 }),
  },
  {
    txChannel: options.channel, ccaBackoffAttempts: 1, ccaRetries: 4, enableCSMACA: true, headerUpdated: true, reTx: false, securityProcessed: true,
    txDelay: 0, txDelayBaseTime: 0, rxChannelAfterTxDone: options.channel,
  },
  {
    eui64: BigInt(`0x${options.eui64}`), panId: options.panId, extendedPanId: BigInt(`0x${options.extendedPanId}`), channel: options.channel, nwkUpdateId: 0,
    txPower: 5, networkKey: hex(options.networkKey), networkKeyFrameCounter: 0, networkKeySequenceNumber: 0, tcKey: aes128MmoHash(hex(options.code)),
    tcKeyFrameCounter: 0,
  },
  options.folder,
);

const actions = {
  code: ({ device, code }) => say('code', { key: driver.context.addInstallCode(BigInt(`0x${device}`), hex(code)).toString('hex') }),
  permit: ({ seconds }) => {
    driver.context.allowJoins(seconds, true);
    say('permit', { seconds });
  },
  stop: async () => {
    await driver.stop();
    say('stopped');
    transport.destroy();
    process.exit(0);
  },
};

process.on('unhandledRejection', (error) => say('rejected', { message: String(error?.message ?? error) }));
transport.on('error', (error) => {
  say('fatal', { message: error.message });
  process.exit(1);
});
transport.on('connect', async () => {
  await driver.start();
  driver.context.trustCenterPolicies.installCode = InstallCodePolicy.REQUIRED;
  await driver.formNetwork();
  say('up', {
    protocol: `${driver.protocolVersionMajor}.${driver.protocolVersionMinor}`, version: driver.ncpVersion, interfaceType: driver.interfaceType,
    api: driver.rcpAPIVersion, hostApi: driver.rcpMinHostAPIVersion,
  });
  readline.createInterface({ input: process.stdin }).on('line', (line) => {
    const request = JSON.parse(line);
    actions[request.do](request);
  }).on('close', () => process.exit(0));
});
