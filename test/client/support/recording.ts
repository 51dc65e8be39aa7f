import { account } from '../../support/models.js';

export const settings = { apiKey: 'sk_test', baseUrl: 'http://api.test/prefix/' };

/** A `fetch` that keeps what it was asked, and answers alike. */
export function recording(
  answer: () => Response = () => Response.json(account, { headers: { 'x-request-id': 'req_7' } }),
) {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    // A copy: the original's body is given up once the call is over.
    requests.push(request.clone());
    return answer();
  };
  return { requests, fetch };
}
