import type { ReactNode } from 'react';
import type { DeviceState } from '../../shared/model/device-state.ts';

const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 2.2, strokeLinecap: 'round' } as const;

/** One shape a state on a 16 x 16 ground: told apart without colour, on a projector, and at 12 pixels. */
const SHAPES: Readonly<Record<DeviceState, ReactNode>> = {
  up: <path d="M3 8.5 6.5 12 13 4.5" {...stroke} strokeLinejoin="round" />,
  slow: (
    <>
      <circle cx="8" cy="8" r="6" {...stroke} strokeWidth="1.8" />
      <path d="M8 4.6V8.2l2.6 1.5" {...stroke} strokeWidth="1.8" />
    </>
  ),
  flaky: <path d="M1.5 9.5 4 4.5l4 7 4-7 2.5 5" {...stroke} strokeLinejoin="round" />,
  down: <path d="m3.5 3.5 9 9m0-9-9 9" {...stroke} strokeWidth="2.8" />,
  blocked: <path d="M8 1.8 14.2 8 8 14.2 1.8 8Z" {...stroke} strokeWidth="1.9" strokeLinejoin="round" />,
  unknown: (
    <>
      <path d="M5 5.6a3 3 0 1 1 4.3 2.7C8.4 8.8 8 9.3 8 10.2" {...stroke} strokeWidth="2" />
      <circle cx="8" cy="13.3" r="1.3" fill="currentColor" />
    </>
  ),
  paused: <path d="M5.5 3.5v9m5-9v9" {...stroke} strokeWidth="2.4" />,
};

interface Props {
  readonly state: DeviceState;
  /** CSS pixels. */
  readonly size?: number;
}

/** A state's shape in the colour of the text around it. Always beside a word or a spoken name, so hidden from readers. */
export function StateShape({ state, size = 14 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {SHAPES[state]}
    </svg>
  );
}
