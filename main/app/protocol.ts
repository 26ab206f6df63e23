import { protocol, type Session } from 'electron';
import type { Log } from '../log.ts';
import { devContentSecurityPolicy } from './csp.ts';
import { type PageAddress, SCHEME } from './page-address.ts';
import { createRendererServer } from './renderer-files.ts';

/** Must run before the application is ready. No fetch, no service workers, no way around the policy: the page needs none. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: {
        standard: true,
        secure: true,
        codeCache: true,
        supportFetchAPI: false,
        corsEnabled: false,
        bypassCSP: false,
        allowServiceWorkers: false,
        stream: false,
      },
    },
  ]);
}

/** @param root  Folder of the built renderer, absolute. */
export function serveRenderer(session: Session, root: string, address: PageAddress, log: Log): void {
  session.protocol.handle(SCHEME, createRendererServer(root, address, log));
}

/** `npm run dev` only: the development server's pages get a policy too. */
export function addPolicyToDevServer(session: Session): void {
  session.webRequest.onHeadersReceived(({ responseHeaders }, respond) => {
    respond({ responseHeaders: { ...responseHeaders, 'content-security-policy': [devContentSecurityPolicy()] } });
  });
}
