import { fail, type Result } from '../../../shared/result.ts';

/** Why a file of another console is not taken, each in its own sentence. Nothing was changed by any of them. */
type Refused = Result<never>;

export function tooLarge(): Refused {
  return fail('exchange.too-large', 'This file is larger than 64 MB, which no card, request or answer is.');
}

export function notOurs(): Refused {
  return fail(
    'exchange.not-ours',
    'This is no card, request or answer of a Testing Day Console. Choose the file whose name ends in .tdcx.',
  );
}

export function cutShort(): Refused {
  return fail(
    'exchange.cut-short',
    'The end of this file is missing. It was not copied or downloaded completely; get it once more.',
  );
}

export function damaged(): Refused {
  return fail(
    'exchange.damaged',
    'This file is not as it was written: something in it was changed on the way, by mistake or on purpose. Nothing of it was taken. Ask for it once more, on a USB stick if it happens again.',
  );
}

export function otherVersion(version: number): Refused {
  return fail(
    'exchange.other-version',
    `This file is of form ${version}, this console reads form 1. Bring both consoles to the same version.`,
    { version },
  );
}

export function forSomebodyElse(): Refused {
  return fail(
    'exchange.for-somebody-else',
    'This file was sealed for another console, so it cannot be opened here. If it was meant for you, send your card and ask for a new file.',
  );
}

export function unknownSender(): Refused {
  return fail(
    'exchange.unknown-sender',
    'This console does not know who made this file. Ask the sender for their card, open it under Settings, People, compare the digits on the phone and trust it; then open this file again.',
  );
}

export function trustedNoMore(name: string): Refused {
  return fail(
    'exchange.trusted-no-more',
    `This console trusts ${name} no more, so no answer can be sealed for it. Open its card under Settings, People, compare the digits once more and trust it; then decide.`,
  );
}

export function notUnderstood(): Refused {
  return fail(
    'exchange.not-understood',
    'The sender is known and nothing was changed, but this console does not understand what is in the file. Bring both consoles to the same version.',
  );
}

export function notTheirs(): Refused {
  return fail(
    'exchange.not-theirs',
    'This file names another sender than the one who signed it, so nothing of it was taken. Call the sender.',
  );
}

export function ownCard(): Refused {
  return fail('exchange.own-card', 'This is the card of this very console. The other console has to open it.');
}

export function unnamed(): Refused {
  return fail(
    'exchange.unnamed',
    'Write the name of your school or district office first: the other console shows it.',
  );
}

export function otherRequest(): Refused {
  return fail(
    'exchange.request-id-taken',
    'A different request with the same mark is here already, so this one was not taken. Ask the school to make a new request.',
  );
}

export function erasedHere(number: string): Refused {
  return fail(
    'exchange.erased',
    `${number} was decided here, and the request was erased when its time was over, so it was not taken in again. If it is not settled, ask the school for a new request.`,
  );
}

export function unknownRequest(): Refused {
  return fail(
    'exchange.unknown-request',
    'This answers a request that was not made on this console. Open it on the laptop on which the request was made.',
  );
}

export function otherIncident(number: string): Refused {
  return fail(
    'exchange.other-incident',
    `This answer names ${number}, but its request was not made for ${number}. Nothing was taken; call the district.`,
  );
}

export function wrongSigner(): Refused {
  return fail(
    'exchange.wrong-signer',
    'This answer was not signed by the console that the request was sealed for. Nothing was taken; call the district and ask who answered.',
  );
}

export function otherHead(number: string): Refused {
  return fail(
    'exchange.old-answer',
    `This answer rests on another state of ${number} than the one that was sent. Nothing was taken; make a new request.`,
  );
}

export function answeredAlready(number: string): Refused {
  return fail('exchange.answered-already', `This answer was taken in before; ${number} has the decision already.`);
}

export function decidedSince(number: string): Refused {
  return fail(
    'exchange.decided-since',
    `${number} went on after this request was made, so this answer is too old. Look at what was decided; make a new request if it is still open.`,
  );
}

export function changedSince(number: string): Refused {
  return fail(
    'exchange.changed-since',
    `${number} was changed after this request was made: the district decided on something else than what stands there now. Make a new request.`,
  );
}
