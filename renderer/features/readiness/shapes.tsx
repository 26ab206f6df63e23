import type { ReactNode } from 'react';
import type { Verdict } from '../../../shared/model/readiness.ts';
import type { RoomDecision } from '../../../shared/model/readiness-board.ts';

/** Everything that the board tells apart by shape and colour. */
export type Tone = Verdict | RoomDecision;

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 2.2, strokeLinecap: 'round' } as const;
const tick = <path d="M3 8.5 6.5 12 13 4.5" {...line} strokeLinejoin="round" />;
const cross = <path d="m3.5 3.5 9 9m0-9-9 9" {...line} strokeWidth="2.8" />;
const dash = <path d="M4 8h8" {...line} />;
const question = (
  <>
    <path d="M5 5.6a3 3 0 1 1 4.3 2.7C8.4 8.8 8 9.3 8 10.2" {...line} strokeWidth="2" />
    <circle cx="8" cy="13.3" r="1.3" fill="currentColor" />
  </>
);
const clock = (
  <>
    <circle cx="8" cy="8" r="6" {...line} strokeWidth="1.8" />
    <path d="M8 4.6V8.2l2.6 1.5" {...line} strokeWidth="1.8" />
  </>
);
const triangle = (
  <>
    <path d="M8 2.2 14.6 13.6H1.4Z" {...line} strokeWidth="1.7" strokeLinejoin="round" />
    <path d="M8 6.6v3" {...line} strokeWidth="1.8" />
    <circle cx="8" cy="11.6" r="0.95" fill="currentColor" />
  </>
);

const SHAPES: Readonly<Record<Tone, ReactNode>> = {
  pass: tick,
  warn: triangle,
  fail: cross,
  unchecked: question,
  'not-applicable': dash,
  go: tick,
  waiting: clock,
  unclear: question,
  'no-go': cross,
  unswept: dash,
};

interface Props {
  readonly tone: Tone;
  /** CSS pixels. */
  readonly size?: number;
}

/** A verdict's or a decision's shape in the colour of the text around it. Always beside a word, so hidden from readers. */
export function ToneShape({ tone, size = 14 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {SHAPES[tone]}
    </svg>
  );
}
