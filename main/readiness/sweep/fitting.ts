import type { Finding } from '../../../shared/model/readiness.ts';

const MAX_SENTENCE = 400;
const MAX_LABEL = 120;
const MAX_VALUE = 2_000;
const MAX_EVIDENCE = 200;
const MAX_DEVICES = 2_000;

/** Cuts what a server or a roster made too long for the board; the limits are those of the `Finding` schema. */
export function fitting(found: Finding): Finding {
  return {
    verdict: found.verdict,
    sentence: cut(found.sentence, MAX_SENTENCE),
    evidence: found.evidence
      .slice(0, MAX_EVIDENCE)
      .map((item) => ({ ...item, label: cut(item.label, MAX_LABEL), value: cut(item.value, MAX_VALUE) })),
    action: found.action && { ...found.action, what: cut(found.action.what, MAX_SENTENCE) },
    devices: found.devices
      .slice(0, MAX_DEVICES)
      .map((device) => ({ ...device, sentence: cut(device.sentence, MAX_SENTENCE) })),
  };
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
