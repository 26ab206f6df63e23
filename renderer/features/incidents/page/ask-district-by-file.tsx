import { useEffect, useState } from 'react';
import type { TrustedKey } from '../../../../shared/model/district-exchange.ts';
import { request } from '../../../ipc/client.ts';
import { AskByFile } from '../district/ask-by-file.tsx';

/** The school's other way to a decision, with the consoles that it trusts. */
export function AskDistrictByFile({ incidentId }: { readonly incidentId: string }) {
  const [trusted, setTrusted] = useState<readonly TrustedKey[] | null>(null);
  useEffect(() => {
    void request('exchange.state').then((reply) => setTrusted(reply.ok ? reply.value.trusted : []));
  }, []);
  return trusted === null ? null : <AskByFile incidentId={incidentId} trusted={trusted} />;
}
