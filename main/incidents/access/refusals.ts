import { waitWords } from '../../../shared/model/wait-wording.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { FREE_TRIES } from './tries.ts';

export function unknownPerson(): Result<never> {
  return fail('unknown-person', 'This person is no longer here. Somebody removed the profile; choose another.');
}

export function weakPin(): Result<never> {
  return fail(
    'weak-pin',
    'That PIN is guessed first: the same digit again and again, or digits in a row. Choose another.',
  );
}

/** @param waitMs  Until the next try; 0: now. */
export function wrongPin(wrong: number, waitMs: number): Result<never> {
  if (waitMs > 0) {
    // How long, the window counts down beside it; a number here would soon say something else.
    return fail('wrong-pin', 'That PIN is not right either, so the next try has to wait.', { waitMs, triesLeft: 0 });
  }
  const triesLeft = Math.max(0, FREE_TRIES - wrong);
  const message = `That PIN is not right. ${triesLeft === 1 ? 'One more wrong one' : `${triesLeft} more wrong ones`}, and the next try has to wait.`;
  return fail('wrong-pin', message, { waitMs, triesLeft });
}

export function tooManyAttempts(name: string, waitMs: number): Result<never> {
  return fail(
    'too-many-attempts',
    `Too many wrong PINs for ${name}. The next try is possible in ${waitWords(waitMs)}. Was that not you? Another coordinator can set a new PIN.`,
    { waitMs },
  );
}

export function sleptMeanwhile(): Result<never> {
  return fail('slept-meanwhile', 'The laptop went to sleep while the PIN was checked. Type it once more.');
}

export function nobodyOfThatName(name: string, people: readonly { readonly name: string }[]): Result<never> {
  const known =
    people.length === 0 ? 'Nobody has a profile yet.' : `Known are: ${people.map((one) => one.name).join(', ')}.`;
  return fail('unknown-person', `There is nobody called ${name} here. ${known}`);
}
