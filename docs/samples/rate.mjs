// Node 20 or later, no library: node rate.mjs
import { createHmac, randomUUID } from 'node:crypto';

const { HCP_INGEST_URL, HCP_SOURCE, HCP_SECRET } = process.env;

/** Signs `body`, or for a question `GET <path?query>`, and sends it. */
async function send(method, path, id, body) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const key = Buffer.from(HCP_SECRET.replace('whsec_', ''), 'base64');
  const signed = `${id}.${timestamp}.${body ?? `GET ${path}`}`;
  const code = createHmac('sha256', key).update(signed).digest('base64');
  const response = await fetch(HCP_INGEST_URL + path, {
    method,
    headers: {
      'content-type': 'application/json',
      'x-hcp-source': HCP_SOURCE,
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${code}`,
    },
    body,
  });
  return `${response.status} ${await response.text()}`;
}

const now = new Date().toISOString();
const service = {
  areaCode: '360100',
  deptCode: '113601000179855983',
  taskCode: '1136010001798559834000200100000',
  projectNo: 'GUIDE-0002',
  serviceNumber: '1',
  space: 's360100',
};
const given = { ...service, taskName: '社保卡申领', proStatus: 3, serviceTime: now };
const rating = { ...service, assessNumber: 1, satisfaction: 4, pf: 4, assessTime: now };
const id = `msg_${randomUUID()}`;
console.log(await send('POST', '/v1/services', `msg_${randomUUID()}`, JSON.stringify(given)));
console.log(await send('POST', '/v1/ratings', id, JSON.stringify(rating)));
console.log(await send('GET', `/v1/receipts/${id}?accepted=1`, `get_${randomUUID()}`));
