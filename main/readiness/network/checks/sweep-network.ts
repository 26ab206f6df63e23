import { finding } from '../../check.ts';
import type { PlannedPlatform } from '../../plan.ts';
import type { Attempt } from '../fetch/attempt.ts';
import type { HttpAnswer } from '../fetch/exchange.ts';
import { type HostObservation, type HostTarget, observeHost } from '../fetch/observe-host.ts';
import { fetchPlainPage } from '../fetch/plain-page.ts';
import { judgeTls } from '../judge/certificate.ts';
import { judgeName } from '../judge/name.ts';
import type { StepJudgement } from '../judge/step.ts';
import { Memo } from '../memo.ts';
import type { Network } from '../network.ts';
import { hostContext } from './host-context.ts';

/** A host that a check looks at: on whose account, and whether it may be inside the school. */
export interface SweepTarget extends HostTarget {
  readonly platform: PlannedPlatform | null;
  readonly mayBeLocal: boolean;
}

/** The network during one sweep: every host is visited once, whichever checks want to know of it. */
export class SweepNetwork {
  readonly network: Network;
  readonly #hosts = new Memo<HostObservation>();

  readonly #plainPages = new Memo<Attempt<HttpAnswer>>();

  constructor(network: Network) {
    this.network = network;
  }

  /** Null: the signal aborted while others still look. */
  visit(target: SweepTarget, signal: AbortSignal): Promise<HostObservation | null> {
    const { host, port, protocol, http } = target;
    const key = `${protocol} ${host}:${port} ${http === null ? '' : JSON.stringify(http)}`;
    return this.#hosts.get(key, signal, (own) => {
      const context = hostContext(this.network, target.platform, target);
      const gate = {
        name: (name: Parameters<typeof judgeName>[0]) => mayGoOn(judgeName(name, context)),
        tls: (tls: Parameters<typeof judgeTls>[0]) => mayGoOn(judgeTls(tls, context)),
      };
      return observeHost(this.network, { host, port, protocol, http }, gate, own);
    });
  }

  /** One unprotected page, as it comes. Null: the signal aborted while others still look. */
  visitPlain(url: URL, signal: AbortSignal): Promise<Attempt<HttpAnswer> | null> {
    return this.#plainPages.get(url.href, signal, (own) => fetchPlainPage(this.network, url, own));
  }
}

/** What a check says that was ended from outside. */
export function stopped(name: string) {
  return finding('unchecked', `${name} was not checked to the end: the sweep was stopped.`);
}

function mayGoOn({ verdict }: StepJudgement): boolean {
  return verdict === 'pass' || verdict === 'warn';
}
