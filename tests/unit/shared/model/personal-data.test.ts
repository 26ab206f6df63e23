import { describe, expect, test } from 'vitest';
import { type SuspectKind, suspectsIn, withoutSuspects } from '../../../../shared/model/personal-data.ts';

const KNOWN = ['Room 114', 'Lincoln Hall', 'CB-0417', 'CHR-204417', '55001234', 'Maple Middle School', 'Jefferson Lab'];

/** What a proctor writes that names somebody, and what must be found in it. */
const TELLING: readonly [string, readonly [SuspectKind, string][]][] = [
  ['Maria Lopez lost her connection at 9:41.', [['name', 'Maria Lopez']]],
  ['The screen of Maria Lopez went black.', [['name', 'Maria Lopez']]],
  ['I moved Jayden to seat B2.', [['name', 'Jayden']]],
  ['student maria could not sign in', [['name', 'maria']]],
  ['A student named Xiomara cried.', [['name', 'Xiomara']]],
  ['Xiomara Quintero left the room twice.', [['name', 'Xiomara Quintero']]],
  ["DeShawn Carter's Chromebook froze.", [['name', 'DeShawn Carter']]],
  [
    "Liam O'Brien and Noah Patel talked.",
    [
      ['name', "Liam O'Brien"],
      ['name', 'Noah Patel'],
    ],
  ],
  ['Seat A3 is Ana de la Cruz.', [['name', 'Ana de la Cruz']]],
  ['Ms. Ortiz was told at 9:50.', [['name', 'Ms. Ortiz']]],
  [
    'I told Mr. Chen and Dr. Abara.',
    [
      ['name', 'Mr. Chen'],
      ['name', 'Dr. Abara'],
    ],
  ],
  ['Proctor J. Ortiz saw it.', [['name', 'J. Ortiz']]],
  ['The student in A3 (Maria L.) had a phone.', [['name', 'Maria L.']]],
  ['MARIA LOPEZ was signed in as somebody else.', [['name', 'MARIA LOPEZ']]],
  ['Lopez, Maria did not return.', [['name', 'Maria']]],
  ['Wrong ticket: it was the one of Khalil Washington-Reed.', [['name', 'Khalil Washington-Reed']]],
  ['When Brianna raised her hand, the app closed.', [['name', 'Brianna']]],
  ['Told the mother, Yolanda Reyes, by phone.', [['name', 'Yolanda Reyes']]],
  ['Sofía Martínez fainted.', [['name', 'Sofía Martínez']]],
  ['The boy Tariq would not stop talking.', [['name', 'Tariq']]],
  ['Please call Diego.', [['name', 'Diego']]],
  ['Emma. She had a watch on.', [['name', 'Emma']]],
  ['Nguyen Tran finished early.', [['name', 'Nguyen Tran']]],
  [
    'Swapped devices between Zoe and Ethan.',
    [
      ['name', 'Zoe'],
      ['name', 'Ethan'],
    ],
  ],
  ['mailed to mlopez@example.org right away', [['email', 'mlopez@example.org']]],
  ['Maria.Lopez+test@students.example.k12.tx.us', [['email', 'Maria.Lopez+test@students.example.k12.tx.us']]],
  ['Parent phone (555) 010-4477.', [['phone', '(555) 010-4477']]],
  ['Call 555-010-4477 after testing.', [['phone', '555-010-4477']]],
  ['Help desk said 1-800-555-0142.', [['phone', '1-800-555-0142']]],
  ['Her mother is at 555-0142.', [['phone', '555-0142']]],
  ['State id 1234567890 was used.', [['long-number', '1234567890']]],
  ['SSID 8123456 had the wrong test.', [['long-number', '8123456']]],
  ['ticket S1234567 used twice', [['long-number', 'S1234567']]],
  ['student id 123 456 789', [['long-number', '123 456 789']]],
  ['id: 1234-5678-90 hmm 1234-56789', [['long-number', '1234-56789']]],
  ['SSN 123-45-6789 was on the sheet', [['long-number', '123-45-6789']]],
  ['lunch number 004417 on the desk', [['long-number', '004417']]],
  ['DOB 3/14/2012', [['date-of-birth', '3/14/2012']]],
  ['born on March 14, 2012', [['date-of-birth', 'March 14, 2012']]],
  ['date of birth: 03-14-12', [['date-of-birth', '03-14-12']]],
  ['birthdate 2012-03-14 does not match', [['date-of-birth', '2012-03-14']]],
  ['The roster says 4/2/2013 for seat 12.', [['date-of-birth', '4/2/2013']]],
  ['Isabella from Room 114 was sick.', [['name', 'Isabella']]],
  ['We asked Aaliyah Jackson and her father.', [['name', 'Aaliyah Jackson']]],
  ['Then Priya said the sound was off.', [['name', 'Priya']]],
  ['It was Marcus again.', [['name', 'Marcus']]],
  ['Student Wren Halloway refused.', [['name', 'Wren Halloway']]],
  ['Coach Delgado covered the room.', [['name', 'Coach Delgado']]],
  ['Mrs. Van Houten read the script.', [['name', 'Mrs. Van Houten']]],
  ['Santiago R. used a phone.', [['name', 'Santiago R.']]],
  ["Omar's answers were not saved.", [['name', 'Omar']]],
  ['Kiara-Mae Osei was moved.', [['name', 'Kiara-Mae Osei']]],
  ['Ask Lucia, seat 9.', [['name', 'Lucia']]],
  ['No. 4 is Ruben Salcedo.', [['name', 'Ruben Salcedo']]],
  ['Talked to Hanh Pham (seat C1).', [['name', 'Hanh Pham']]],
  ['Guadalupe went to the nurse.', [['name', 'Guadalupe']]],
  ['The kid called Bo hid a phone.', [['name', 'Bo']]],
  [
    'Mohammed and Fatima shared a table.',
    [
      ['name', 'Mohammed'],
      ['name', 'Fatima'],
    ],
  ],
  ['Ticket read T. Abernathy.', [['name', 'T. Abernathy']]],
  ['Sent home with aunt Rosa Medina.', [['name', 'Rosa Medina']]],
];

/** What a proctor writes that names nobody. */
const HARMLESS: readonly string[] = [
  'The computer at seat A3 froze and had to be restarted.',
  'Student in seat 12 lost connection at 9:41 and was back at 9:52.',
  'Room 114 lost Wi-Fi. All 28 Chromebooks dropped together.',
  'Lincoln Hall had no power from 10:05:30 to 10:20.',
  'TestNav showed error 8026 on CB-0417.',
  'DRC INSIGHT closed by itself. Early Warning came up twice.',
  'Asset CHR-204417 and serial 55001234 were swapped.',
  'The Fire Alarm went off. Everyone left the building.',
  'I read the directions for Unit 2 instead of Unit 3.',
  'Grade 8 Reading, Section 1, started late.',
  'On Tuesday, November 24, 2026, testing began at 8:15 AM.',
  'Monday Morning: nothing to report.',
  'Internet was down from 9:10 to 9:25 in Rooms 101 102 103.',
  'Rooms 101-104 and 112-118 were fine.',
  'IP 10.14.22.117 did not answer, gateway 10.14.22.1 did.',
  'MAC aa:bb:cc:dd:ee:ff moved to another access point.',
  'See INC-2026-7F3K for the first time this happened.',
  'Access Point 114 was restarted by the Technician.',
  'The School Test Coordinator was told right away.',
  'Called the Pearson Help Desk; case 48213.',
  'Maple Middle School, Jefferson Lab, second floor.',
  'Both Chromebooks froze. Neither came back.',
  'Windows Update restarted two laptops.',
  'Google Chrome was open behind the Secure Browser.',
  'Five students had to wait. None lost answers.',
  'A student had a smart watch. It was switched off and put on my desk.',
  'A student became ill and went to the nurse.',
  'Lockdown drill from 9:00 until 9:20. Testing was paused.',
  'Answers Were Not Saved was on the screen.',
  'Rebooted Firefox once.',
  'Apple Classroom was on by mistake and was closed.',
  'The Algebra I test was opened in place of Geometry.',
  'Minutes lost: 12. Seats 4, 7 and 9.',
  'Students in the Library and the Computer Lab were not affected.',
  'May was the last time. March and April were fine.',
  'Will the state accept this? Mark it as complete.',
  'Battery at 3%. Charger was missing. Spare from cart 2 used.',
  'They finished at 11:40. Makeup is on Thursday.',
  'Texas STAAR Grade 5 Math, online.',
  'The app said: Connection Lost. Please Raise Your Hand.',
  'Social Studies, Period 3, Room B12.',
  'It took 1,200 ms to answer, 12.5% were lost.',
  'Version 17.0.0 was installed, 16.2.1 is needed.',
  'Student S1 used the spare; S2 and S3 shared a table.',
  'Test tickets 1 to 28 were counted, none is missing.',
  'Phone rang at 10:15. It was in a bag on the wall.',
  'Cable was cut by Custodial Staff outside.',
  'At 10 a.m. The network was back.',
  'Ticket 4417 did not work, 4418 did.',
  'U.S. History began five minutes late.',
  'Plan B. Students moved to the Gym.',
  'North Wing, South Wing: both out.',
  'Infinite Campus and Clever were slow.',
  'An announcement came over the intercom during Session 2.',
  'The Proctor left at 9:30. Another Teacher came at 9:32.',
  'PearsonAccess Next shows Resumed for all of them.',
  'No Wi-Fi In The Gym',
  'Loud noise: lawn mower outside. Windows were closed.',
  'English Language Arts, Part A.',
  'School year 2026-2027, spring window ends 2027-05-14.',
];

describe('suspectsIn', () => {
  test.each(TELLING)('finds in "%s"', (text, expected) => {
    expect(suspectsIn(text, KNOWN).map(({ kind, text: found }) => [kind, found])).toEqual(expected);
  });

  test.each(HARMLESS)('finds nothing in "%s"', (text) => {
    expect(suspectsIn(text, KNOWN)).toEqual([]);
  });

  test('tells where it stands', () => {
    const text = 'I moved Maria Lopez, and Jayden.';
    for (const { from, to, text: found } of suspectsIn(text)) expect(text.slice(from, to)).toBe(found);
    expect(suspectsIn(text)).toHaveLength(2);
  });

  test('asks nothing about what the console knows to be a room, a device or the school', () => {
    expect(suspectsIn('Booker Washington was out.', ['Booker Washington'])).toEqual([]);
    expect(suspectsIn('Asset 20441788 froze.', ['20441788'])).toEqual([]);
  });

  test('takes signs in known words as they are', () => {
    expect(() => suspectsIn('Lab (new) [2]', ['(new) [2', 'a.*'])).not.toThrow();
  });

  // Each of these once took seconds; the test runner's own limit ends it should that come back for good.
  test.each([
    ['one word', 'a'],
    ['dots', '.'],
    ['quotes', "'"],
    ['an everyday sentence', 'Student in seat twelve lost connection. '],
  ])('finds nobody in 20,000 characters of %s', (_, piece) => {
    expect(suspectsIn(piece.repeat(Math.ceil(20_000 / piece.length)))).toEqual([]);
  });

  test('finds a name at the end of a long text', () => {
    const text = `${'The screen of seat A3 went black. '.repeat(580)}I moved Maria Lopez.`;
    expect(suspectsIn(text).map(({ text: found }) => found)).toEqual(['Maria Lopez']);
  });
});

describe('withoutSuspects', () => {
  test('puts the replacement where each of them stood', () => {
    expect(withoutSuspects('Maria Lopez (id 1234567) froze.', [], '[?]')).toBe('[?] (id [?]) froze.');
  });
});
