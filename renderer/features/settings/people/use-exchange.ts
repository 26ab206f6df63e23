import { useEffect, useState } from 'react';
import type { ExchangeState } from '../../../../shared/model/district-exchange.ts';
import { command, request } from '../../../ipc/client.ts';
import { useAccessStore } from '../../../state/access-store.ts';

/** This console's card and whom it trusts; asked again when somebody else signs in. */
export function useExchange() {
  const [exchange, setExchange] = useState<ExchangeState | null>(null);
  const personId = useAccessStore((store) => store.access.current?.id ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told depends on who asks
  useEffect(() => {
    let isGone = false;
    void request('exchange.state').then((said) => {
      if (said.ok && !isGone) setExchange(said.value);
    });
    return () => {
      isGone = true;
    };
  }, [personId]);
  return {
    exchange,
    saveCard: async (name: string): Promise<string | null> => {
      const fileName = await command('exchange.saveCard', { name });
      const said = await request('exchange.state');
      if (said.ok) setExchange(said.value);
      return fileName ?? null;
    },
    trust: async (card: ExchangeState['own']['card']): Promise<void> => {
      const said = await command('exchange.trust', { card });
      if (said !== undefined) setExchange(said);
    },
    forget: async (signingKey: string): Promise<void> => {
      const said = await command('exchange.forget', { signingKey });
      if (said !== undefined) setExchange(said);
    },
  };
}
