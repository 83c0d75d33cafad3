// Reads ZCL frames with zigbee-herdsman and writes them again, one line in and one line out, both JSON.
// In:  { cluster: number, frame: hex }
// Out: { name, payload, again } with the command's name, its payload as zigbee-herdsman understands it, and the frame that it writes from that payload;
//      { error } when it refuses the frame.
'use strict';

const readline = require('readline');
const { Zcl } = require('zigbee-herdsman');

function plain(key, value) {
  if (typeof this[key] === 'bigint') return this[key].toString();
  if (Buffer.isBuffer(this[key])) return this[key].toString('hex');
  return typeof value === 'number' && Number.isNaN(value) ? 'NaN' : value;
}

function answer({ cluster, frame }) {
  const buffer = Buffer.from(frame, 'hex');
  const read = Zcl.Frame.fromBuffer(cluster, Zcl.Header.fromBuffer(buffer), buffer, {});
  const header = read.header;
  const again = Zcl.Frame.create(
    header.frameControl.frameType, header.frameControl.direction, header.frameControl.disableDefaultResponse, header.manufacturerCode,
    header.transactionSequenceNumber, read.command.name, cluster, read.payload, {});
  return { name: read.command.name, payload: read.payload, again: again.toBuffer().toString('hex') };
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  let out;
  try {
    out = answer(JSON.parse(line));
  } catch (e) {
    out = { error: e.message };
  }
  console.log(JSON.stringify(out, plain));
});
