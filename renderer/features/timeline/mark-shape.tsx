import type { ReactNode } from 'react';
import type { TimelineMarkKind } from '../../../shared/model/timeline.ts';

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 2, strokeLinecap: 'round' } as const;

/** One shape a kind on a 12 x 12 ground. */
const SHAPES: Readonly<Record<TimelineMarkKind, ReactNode>> = {
  finding: <path d="M6 0.8 11.2 6 6 11.2 0.8 6Z" fill="currentColor" />,
  alert: <path d="M6 1 11.4 10.6H0.6Z" fill="currentColor" />,
  session: <path d="M2 1v10M2 2h8v5H2" {...line} />,
  'sign-off': <path d="M1.5 6.5 4.5 9.5 10.5 2.5" {...line} strokeLinejoin="round" />,
  reopened: <path d="m2.5 2.5 7 7m0-7-7 7" {...line} />,
  sweep: <circle cx="6" cy="6" r="4.4" {...line} />,
  incident: <path d="M2 1.5h5.5L10 4v6.5H2ZM4 5.5h4M4 8h4" {...line} strokeWidth={1.5} />,
};

export const MARK_WORDS: Readonly<Record<TimelineMarkKind, string>> = {
  finding: 'Finding',
  alert: 'Alert',
  session: 'Test session',
  'sign-off': 'Declared ready',
  reopened: 'No longer ready',
  sweep: 'Readiness check',
  incident: 'Incident',
};

/** The shape of a mark; always beside a word or a spoken name. */
export function MarkShape({ kind, size = 12 }: { readonly kind: TimelineMarkKind; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {SHAPES[kind]}
    </svg>
  );
}
