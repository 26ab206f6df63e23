import { expect, test } from 'vitest';
import { countSentences } from '../../../../shared/model/sentence-count.ts';

test.each([
  ['', 0],
  ['  \n ', 0],
  ['The computer froze', 1],
  ['The computer froze.', 1],
  ['The computer froze. The proctor moved the student. Testing went on.', 3],
  ['It froze! Did it save? Nobody knows.', 3],
  ['It froze. then it came back', 2],
  ['Mr. Smith told Dr. Lee about it.', 1],
  ['J. Smith and Mary K. Jones were in the room.', 1],
  ['They moved to Room B. The test went on.', 2],
  ['At 9:40 a.m. the alarm rang. At 10 a.m. Monday it was over.', 2],
  ['It was over at 10 a.m. The students came back.', 2],
  ['Loss was 3.5 percent, on version 8.2.1 of the app.', 1],
  ['Lost 5 min. of testing. All continued.', 2],
  ['Lost 5 min. All continued.', 2],
  ['They waited... and waited. Then it worked.', 2],
  ['He said "It is gone." Nobody answered.', 2],
  ['1. The alarm rang.\n2. Students left.\n3. They came back.', 3],
  ['- alarm\n- students left', 2],
  ['e.g. a phone, i.e. any device, etc. was collected.', 1],
  ['No. 4 did not start.', 1],
  ['See www.example.org. It says so.', 2],
  ['Really?! Yes.', 2],
])('countSentences > %j has %i', (text, count) => {
  expect(countSentences(text)).toBe(count);
});
