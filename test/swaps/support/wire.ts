/** What happens to one request; `forward` lets it reach the backend. */
export type Act = (forward: () => Promise<Response>, request: Request) => Promise<Response>;

/** The line between one client and the backend, on which each request can be made to fail by its number. */
export class Wire {
  /** What has been asked so far, such as `PATCH /v1/dispatch-rules/dr_1`. */
  readonly asked: string[] = [];
  #act: (index: number) => Act | undefined = () => undefined;
  readonly #backend: { fetch: (request: Request) => Promise<Response> };

  constructor(backend: { fetch: (request: Request) => Promise<Response> }) {
    this.#backend = backend;
  }

  /** What happens to request number `index`, from 0. */
  at(index: number, act: Act): this {
    this.#act = (now) => (now === index ? act : undefined);
    return this;
  }

  /** What happens to every request from number `index` on. */
  from(index: number, act: Act): this {
    this.#act = (now) => (now >= index ? act : undefined);
    return this;
  }

  readonly fetch = async (request: Request): Promise<Response> => {
    const index = this.asked.length;
    this.asked.push(`${request.method} ${new URL(request.url).pathname}`);
    // Its own copy: a client that has given up must not abort what is already on its way.
    const copy = new Request(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body === null ? null : await request.text(),
    });
    const forward = () => this.#backend.fetch(copy);
    return (this.#act(index) ?? ((go) => go()))(forward, copy);
  };
}

function broken(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}

export const refused: Act = async () => {
  throw broken('ECONNREFUSED');
};

export const droppedBefore: Act = async () => {
  throw broken('ECONNRESET');
};

export const droppedAfter: Act = async (forward) => {
  await forward();
  throw broken('ECONNRESET');
};

const oops = () => new Response('{}', { status: 500, headers: { 'content-type': 'application/json' } });

/** A refusal for good, as of a key that may only read. */
export const forbidden: Act = async () =>
  Response.json({ error: { code: 'permission_denied', message: 'no', param: null } }, { status: 403 });

export const failedBefore: Act = async () => oops();

export const failedAfter: Act = async (forward) => {
  await forward();
  return oops();
};

/** Never answered; `giveUp` lets the client's time run out. */
export const silentBefore =
  (giveUp: () => void): Act =>
  () => {
    setImmediate(giveUp);
    return new Promise(() => undefined);
  };

export const silentAfter =
  (giveUp: () => void): Act =>
  async (forward) => {
    await forward();
    setImmediate(giveUp);
    return new Promise(() => undefined);
  };

/** As Cloudflare answers when the API did its work and the answer was lost on its way. */
export const hiddenAfter: Act = async (forward) => {
  await forward();
  return new Response('<html>', { status: 520, headers: { 'content-type': 'text/html' } });
};
