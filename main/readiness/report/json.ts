import { CheckArea as CheckAreas, type Verdict } from '../../../shared/model/readiness.ts';
import { currentSessionOf } from '../../../shared/model/session.ts';
import { isRehearsal } from '../../../shared/model/site.ts';
import type { ReportInput } from './input.ts';
import { comparison, headline, latestSignOffs, overallDecision } from './summary.ts';
import { LIMITS, REHEARSAL } from './words.ts';

/**
 * The report for scripts and for the network team's own tools. Documented field by field in `docs/readiness-report.md`; a change
 * that breaks readers raises `version`. All times are epoch milliseconds.
 */
export function jsonReport(input: ReportInput): string {
  const { site, sweep, results, profiles } = input;
  const compared = comparison(input);
  return JSON.stringify(
    {
      format: 'testing-day-console/readiness-report',
      version: 1,
      madeAt: input.at,
      school: site.school,
      program: site.program,
      decision: overallDecision(input.rows),
      headline: headline(input.rows),
      notices: [LIMITS, ...(isRehearsal(input.site) ? [REHEARSAL] : [])],
      isRehearsal: isRehearsal(input.site),
      sweep,
      counts: countVerdicts(input),
      rooms: roomsOf(input),
      comparison:
        compared === null
          ? null
          : {
              comparedWith: compared.at,
              appeared: compared.appeared.map(({ key }) => key),
              fixed: compared.fixed.map(({ key }) => key),
            },
      platforms: profiles.map(({ id, name, vendor, schoolYear, validFrom, validTo, compiledOn, gaps }) => {
        return { id, name, vendor, schoolYear, validFrom, validTo, compiledOn, gaps };
      }),
      sessions: input.sessions,
      signOffs: input.signOffs,
      confirmations: input.confirmations,
      checks: results,
    },
    null,
    2,
  );
}

function roomsOf(input: ReportInput) {
  const rooms = new Map(input.rooms.map((room) => [room.id, room]));
  const signOffs = latestSignOffs(input.signOffs);
  return input.rows.map(({ roomId, decision, reason, cells }) => {
    const signOff = signOffs.get(roomId);
    return {
      id: roomId,
      name: rooms.get(roomId)?.name ?? roomId,
      decision,
      reason: reason === null ? null : { key: reason.key, sentence: reason.sentence, action: reason.action },
      areas: Object.fromEntries(CheckAreas.options.map((area) => [area, cells[area].verdict])),
      checks: CheckAreas.options.flatMap((area) => cells[area].results.map(({ key }) => key)),
      sessionId: currentSessionOf(input.sessions, roomId)?.id ?? null,
      signOff: signOff === undefined ? null : { by: signOff.by, at: signOff.at, reopenedAt: signOff.reopenedAt },
    };
  });
}

function countVerdicts({ results }: ReportInput): Readonly<Record<Verdict, number>> {
  const counts: Record<Verdict, number> = { pass: 0, warn: 0, fail: 0, unchecked: 0, 'not-applicable': 0 };
  for (const { verdict } of results) counts[verdict] += 1;
  return counts;
}
