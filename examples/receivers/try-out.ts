/** Plays the platform: rings, and delivers a webhook. Prints what the server answers. */
import { signWebhook } from 'cordboard/webhooks';
import { DEMO } from './handlers.js';

export async function tryOut(base: string): Promise<void> {
  const ringing = {
    Event: 'CallInBound',
    SessionId: 'call_1',
    SdkAppId: 1400000001,
    CallInBound: { AIAgentId: 'ag_reception', IvrId: 0, Caller: '+14155550100', Callee: '+14155550123' },
  };
  console.log('ringing  ', await post(`${base}/ringing?token=${DEMO.token}`, JSON.stringify(ringing)));
  console.log('no token ', await post(`${base}/ringing`, JSON.stringify(ringing)));

  const body = JSON.stringify({
    id: 'evt_1',
    type: 'call.completed',
    createdAt: new Date().toISOString(),
    apiVersion: '2026-11-01',
    data: { call: { id: 'call_1' } },
  });
  const headers = await signWebhook({ secret: DEMO.signingSecret, body, id: 'evt_1' });
  console.log('webhook  ', await post(`${base}/webhooks`, body, headers));
  console.log('unsigned ', await post(`${base}/webhooks`, body));
}

async function post(url: string, body: string, headers: { [name: string]: string } = {}): Promise<string> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
  const answer = await fetch(url, init);
  return `${answer.status} ${await answer.text()}`;
}
