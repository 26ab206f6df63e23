import { useMemo } from 'react';
import {
  type DrawingColor,
  type DrawingShape,
  type DrawingTheme,
  drawEvidence,
} from '../../../../shared/model/evidence-drawing.ts';
import type { IncidentEvidence } from '../../../../shared/model/incident-evidence.ts';
import classes from './page.module.css';

/** The drawing's colours are the window's, so that it follows light and dark. */
const THEME: DrawingTheme = {
  ink: 'var(--text)',
  muted: 'var(--text-quiet)',
  grid: 'var(--hairline-strong)',
  up: 'var(--up-fill)',
  troubled: 'var(--slow-fill)',
  down: 'var(--down-fill)',
  surface: 'var(--surface)',
};

interface Props {
  readonly evidence: IncidentEvidence;
  readonly occurredAt: number;
}

/** The timeline of an exhibit, the same picture as on paper. */
export function EvidencePicture({ evidence, occurredAt }: Props) {
  const { width, height, title, description, shapes } = useMemo(
    () => drawEvidence(evidence, { occurredAt, timeZone: null }),
    [evidence, occurredAt],
  );
  return (
    <svg
      className={classes.picture}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${title}. ${description}`}
    >
      {shapes.map((shape, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a frozen drawing never changes its order
        <Shape key={index} shape={shape} />
      ))}
    </svg>
  );
}

function Shape({ shape }: { readonly shape: DrawingShape }) {
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, fill, stroke } = shape;
      return <rect {...{ x, y, width, height }} fill={paint(fill)} stroke={paint(stroke)} strokeWidth={0.8} />;
    }
    case 'path':
      return (
        <path
          d={shape.d}
          fill={paint(shape.fill)}
          stroke={paint(shape.stroke)}
          strokeWidth={shape.strokeWidth}
          strokeDasharray={shape.isDashed ? '4 3' : undefined}
        />
      );
    case 'text':
      return (
        <text
          x={shape.x}
          y={shape.y}
          textAnchor={shape.anchor}
          fill={paint(shape.color)}
          fontSize={shape.size}
          fontWeight={shape.isBold ? 650 : undefined}
        >
          {shape.text}
        </text>
      );
  }
}

function paint(color: DrawingColor | null): string {
  return color === null ? 'none' : THEME[color];
}
