import { type ErrorAnswer, helpWithError } from '../../../shared/model/error-help.ts';
import type { PlatformProfile } from '../../../shared/profiles/schema.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { ErrorCommand } from '../parse/error.ts';
import type { Streams } from '../streams.ts';

/** Says what a student's screen means and what to do first. */
export function explainError(profiles: readonly PlatformProfile[], command: ErrorCommand, streams: Streams): ExitCode {
  const { answers, advice } = helpWithError(profiles, command.words);
  if (command.json) streams.out(JSON.stringify({ answers, advice }));
  else if (answers.length > 0) streams.out(answers.map(answerText).join('\n\n'));
  if (advice !== null && !command.json) streams.err(advice);
  return answers.length > 0 ? EXIT.ok : EXIT.unchecked;
}

function answerText({ title, platform, meaning, firstAction, drill, source, note }: ErrorAnswer): string {
  const steps = drill?.steps.map((step, index) => `    ${index + 1}. ${step}`) ?? [];
  return [
    `${title} (${platform})`,
    `  ${meaning}`,
    ...(firstAction === null ? [] : [`  First: ${firstAction}`]),
    ...(drill === null
      ? []
      : [firstAction === null ? `  ${drill.title}:` : `  If that does not help, ${drill.title}:`, ...steps]),
    ...(note === null ? [] : [`  Note: ${note}`]),
    `  Source: ${source.label}${source.date === null ? '' : `, ${source.date}`}`,
  ].join('\n');
}
