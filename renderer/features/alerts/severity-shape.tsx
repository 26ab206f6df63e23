import { IconAlertTriangle, IconInfoCircle, IconUrgent } from '@tabler/icons-react';
import type { DiagnosisSeverity } from '../../../shared/model/diagnosis.ts';

const SHAPES = { note: IconInfoCircle, warning: IconAlertTriangle, critical: IconUrgent } as const;

/** A severity's own shape; always beside its word. */
export function SeverityShape({ severity }: { readonly severity: DiagnosisSeverity }) {
  const Shape = SHAPES[severity];
  return <Shape size={14} stroke={2} aria-hidden />;
}
