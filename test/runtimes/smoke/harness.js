/**
 * What the checks share: they are given the package's modules, since how these are loaded (import, require, a bundle)
 * is what differs between runtimes, and their outcomes are plain data.
 */
export function createHarness({ cordboard, testing }) {
  const { Cordboard } = cordboard;
  const results = [];
  const inBrowser = typeof document !== 'undefined';
  const openly = inBrowser ? { dangerouslyAllowBrowser: true } : {};

  async function check(name, run) {
    try {
      let timer;
      const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error('took longer than 20 s')), 20_000);
      });
      await Promise.race([run(), late]).finally(() => clearTimeout(timer));
      results.push({ name, ok: true });
    } catch (error) {
      results.push({ name, ok: false, error: String(error?.stack ?? error) });
    }
  }

  function equal(actual, expected) {
    const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
    if (left !== right) throw new Error(`is ${left}, not ${right}`);
  }

  async function refusal(promise) {
    return Promise.resolve(promise).then(
      (value) => {
        throw new Error(`was not refused, but answered ${JSON.stringify(value)}`);
      },
      (error) => error,
    );
  }

  function setUp(options) {
    const backend = testing.createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
    const settings = { apiKey: 'sk_test', baseUrl: 'http://backend.test', ...openly };
    return { backend, client: new Cordboard({ ...settings, fetch: backend.fetch, ...options }) };
  }

  async function importNumber(client) {
    const trunk = await client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Trunk' });
    return client.telephony.importNumber({
      phoneNumber: '+14155550123',
      connectionId: trunk.id,
      terminationUri: 'sip:trunk.example.com',
      sipUsername: 'office',
      sipPassword: 'secret',
    });
  }

  async function setUpNumber() {
    const { backend, client } = setUp();
    return { backend, client, number: await importNumber(client) };
  }

  return { results, check, equal, refusal, setUp, importNumber, setUpNumber, inBrowser, openly };
}
