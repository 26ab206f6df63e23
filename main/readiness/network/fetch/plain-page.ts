import { mayContact, type Network, rehearsedEndpoint } from '../network.ts';
import { type Attempt, attempt } from './attempt.ts';
import { connectTcp } from './connect.ts';
import { exchange, type HttpAnswer } from './exchange.ts';
import { CONNECT_LIMIT_MS, HTTP_LIMIT_MS } from './limits.ts';
import { candidatesOf, lookUp } from './names.ts';

/** Fetches one `http:` page, straight and without following it anywhere. Never rejects. */
export async function fetchPlainPage(network: Network, url: URL, signal: AbortSignal): Promise<Attempt<HttpAnswer>> {
  const port = url.port === '' ? 80 : Number(url.port);
  const name = await lookUp(network, url.hostname, port, signal);
  const endpoint = candidatesOf(name, port)[0];
  if (endpoint === undefined || !mayContact(network, endpoint)) {
    return attempt(signal, 1, ({ fail }) => {
      fail({ kind: 'other', detail: 'the name was not found' });
      return () => {};
    });
  }
  const connected = await connectTcp(rehearsedEndpoint(network, endpoint) ?? endpoint, signal, CONNECT_LIMIT_MS);
  if (!connected.isOk) return connected;
  const request = { host: url.host, path: `${url.pathname}${url.search}` };
  return exchange(connected.value, request, network.now, signal, HTTP_LIMIT_MS);
}
