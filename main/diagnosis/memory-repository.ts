import type { DiagnosisFinding } from '../../shared/model/diagnosis.ts';
import type { FindingRepository } from '../store/repositories.ts';

/** Findings for as long as the process runs. */
export class MemoryFindingRepository implements FindingRepository {
  readonly #findings = new Map<string, DiagnosisFinding>();

  write(findings: readonly DiagnosisFinding[]): void {
    for (const finding of findings) this.#findings.set(`${finding.since} ${finding.id}`, finding);
  }

  between(from: number, to: number): DiagnosisFinding[] {
    return [...this.#findings.values()]
      .filter(({ since, endedAt }) => since < to && (endedAt ?? to) >= from)
      .sort((a, b) => a.since - b.since);
  }

  endOpen(at: number): void {
    this.write([...this.#findings.values()].map((finding) => ({ ...finding, endedAt: finding.endedAt ?? at })));
  }

  prune(): number {
    return 0;
  }
}
