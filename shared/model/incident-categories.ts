import type { CategoryCode, IncidentSeverity, StudentAction } from './incident-codes.ts';

/** Headings of the category list, in its order. */
export type CategoryGroup =
  | 'technology'
  | 'environment'
  | 'student'
  | 'adult'
  | 'registration'
  | 'accommodation'
  | 'materials'
  | 'security'
  | 'other';

export const CATEGORY_GROUP_WORDS: Readonly<Record<CategoryGroup, string>> = {
  technology: 'Computers and network',
  environment: 'Building and surroundings',
  student: 'A student',
  adult: 'An adult',
  registration: 'Sign-in and registration',
  accommodation: 'Accommodations',
  materials: 'Secure materials',
  security: 'Test security',
  other: 'Something else',
};

/** One kind of thing that happens, and how the console treats it where no program says otherwise. */
export interface IncidentCategory {
  readonly code: CategoryCode;
  readonly name: string;
  /** What happened, as a teacher would say it. */
  readonly plain: string;
  readonly group: CategoryGroup;
  readonly severity: IncidentSeverity;
  readonly needsDistrict: boolean;
  /** Most likely first. */
  readonly actions: readonly StudentAction[];
  /** What to watch for; null: nothing special. */
  readonly note: string | null;
  /** What people type when they mean it, separated by commas. Ours, never shown. */
  readonly words: string;
}

/**
 * The taxonomy: severity and district decision are the console's own starting values, and a program pack overrules them
 * (`incident-rules.ts`). Read in order, this is also the list that the window shows.
 */
const TABLE: Readonly<Record<CategoryCode, Omit<IncidentCategory, 'code'>>> = {
  'TECH-DEV': {
    name: 'Device failure',
    plain: 'The computer froze, died or would not start.',
    group: 'technology',
    severity: 'note',
    needsDistrict: false,
    actions: ['resume', 'resume-upload', 'makeup'],
    note: null,
    words:
      'water on laptop, spilled on chromebook, spilled on laptop, device swap, froze, frozen, freeze, freezing, computer froze, chromebook, laptop, ipad, tablet, hung, stuck, crashed, restarted, rebooted, shut down, turned off, black screen, blank screen, blue screen, battery, dead battery, out of battery, not charged, charger, broken, keyboard, mouse, trackpad, touchscreen, screen broke, headphones, headset, audio, no sound, will not turn on, hardware, device died, swapped device',
  },
  'TECH-APP': {
    name: 'Testing app error',
    plain: 'TestNav or DRC INSIGHT showed an error or closed.',
    group: 'technology',
    severity: 'note',
    needsDistrict: false,
    actions: ['resume', 'unlock', 'resume-upload'],
    note: null,
    words:
      'app, app crashed, app closed, error, error code, error message, testnav, insight, drc, secure browser, kiosk, kicked out, kicked off, logged out, signed out, locked out, test locked, cannot log in, cannot sign in, login problem, early warning, loading, would not load, spinning, update needed, 8026, 1001, 1005',
  },
  'TECH-SAVE': {
    name: 'Answers may not be saved',
    plain: 'Responses were not confirmed as sent; a saved file may sit on the device.',
    group: 'technology',
    severity: 'irregularity',
    needsDistrict: false,
    actions: ['resume-upload', 'reset'],
    note: 'Keep the same device with the student until the file is uploaded.',
    words:
      'not saved, did not save, answers lost, lost answers, answers gone, work gone, work disappeared, essay gone, missing answers, saved file, saved response file, srf, not submitted, would not submit, not uploaded, upload, unsent, save',
  },
  'TECH-ROOM': {
    name: 'Room Wi-Fi problem',
    plain: 'Several devices in one room dropped together.',
    group: 'technology',
    severity: 'note',
    needsDistrict: false,
    actions: ['resume', 'makeup'],
    note: null,
    words:
      'wifi, wireless, wifi down, wifi dropped, room offline, access point, whole room, whole class, all devices, everyone kicked out, lost connection, connection lost, disconnected, dropped, slow wifi, signal, no signal, no wifi',
  },
  'TECH-SITE': {
    name: 'School network or internet down',
    plain: 'More than one room lost connection.',
    group: 'technology',
    severity: 'irregularity',
    needsDistrict: true,
    actions: ['resume', 'grace-period-extension', 'makeup'],
    note: null,
    words:
      'internet, internet down, wifi down everywhere, no wifi in school, no internet, network, network down, whole school, entire school, several rooms, all rooms, every room, school offline, outage at school, firewall, filter, blocked, proxy, caching, dns, switch, provider',
  },
  'TECH-VENDOR': {
    name: 'Vendor outage',
    plain: "The testing company's service is down or slow.",
    group: 'technology',
    severity: 'irregularity',
    needsDistrict: true,
    actions: ['resume', 'makeup'],
    note: null,
    words:
      'vendor, pearson, cambium, drc outage, testing company, vendor down, service down, statewide, state outage, server, servers down, portal down, outage, platform down, testnav down, insight down, everyone in the state, suspended',
  },
  'ENV-POWER': {
    name: 'Power cut',
    plain: 'The building or room lost power.',
    group: 'environment',
    severity: 'irregularity',
    needsDistrict: false,
    actions: ['resume', 'grace-period-extension', 'makeup'],
    note: null,
    words:
      'power went out, no power, electricity went out, power, power out, power outage, power failure, blackout, electricity, lights out, lights went out, storm, breaker, outlet',
  },
  'ENV-ALARM': {
    name: 'Alarm, drill or lockdown',
    plain: 'Testing stopped for an alarm, drill or emergency.',
    group: 'environment',
    severity: 'irregularity',
    needsDistrict: false,
    actions: ['resume', 'makeup'],
    note: null,
    words:
      'fire, fire drill, fire alarm, alarm, drill, lockdown, lock down, evacuation, evacuated, shelter, tornado, earthquake, weather, bomb threat, threat, emergency, police, ambulance, gas leak, secure the building',
  },
  'ENV-NOISE': {
    name: 'Noise or interruption',
    plain: 'Something disturbed the room but testing went on.',
    group: 'environment',
    severity: 'impropriety',
    needsDistrict: false,
    actions: ['no-action'],
    note: null,
    words:
      'noise, noisy, loud, loud hallway, announcement, intercom, bell, phone rang in class, construction, lawn mower, visitor walked in, interrupted, interruption, distraction, distracted, disturbed, temperature, too hot, too cold',
  },
  'STU-DEVICE': {
    name: 'Phone or smart device',
    plain: 'A student had a phone, watch or earbuds during testing.',
    group: 'student',
    severity: 'irregularity',
    needsDistrict: true,
    actions: ['invalidate', 'no-action'],
    note: null,
    words:
      'took the phone, took away phone, phone taken, phone found, had a phone, calculator, phone, cell phone, cellphone, mobile, iphone, smartphone, smart watch, smartwatch, apple watch, watch, earbuds, airpods, earphones, bluetooth, texting, text message, texted, phone out, phone rang, phone buzzed, electronics, electronic device, gadget, smart glasses, calculator not allowed',
  },
  'STU-CHEAT': {
    name: 'Copying or sharing answers',
    plain: 'Students shared answers or used help that is not allowed.',
    group: 'student',
    severity: 'irregularity',
    needsDistrict: true,
    actions: ['invalidate'],
    note: null,
    words:
      "cheat, cheated, cheating, copied, copying, copied answers, looked at neighbor's screen, looking at another screen, whispering, talked, talking about answers, passed a note, notes, cheat sheet, crib sheet, notes on arm, googled, looked it up, other tab, chatgpt for answers",
  },
  'STU-CAPTURE': {
    name: 'Student copied or posted test content',
    plain: 'Test questions were photographed, kept or posted.',
    group: 'student',
    severity: 'breach',
    needsDistrict: true,
    actions: ['invalidate'],
    note: null,
    words:
      'photo, took a photo, picture, took a picture, pictures of test, photographed, screenshot, screen shot, selfie, video of test, recorded, filmed, snapchat, posted questions, wrote down questions, copied questions, kept questions, capture',
  },
  'STU-ILL': {
    name: 'Student became ill',
    plain: 'A student had to stop because of illness or an emergency.',
    group: 'student',
    severity: 'note',
    needsDistrict: false,
    actions: ['resume', 'makeup'],
    note: null,
    words:
      'cried, upset, bathroom accident, diabetic, allergic reaction, sick, ill, illness, threw up, throw up, throwing up, vomited, vomit, puked, nurse, went to nurse, fainted, passed out, seizure, headache, fever, nosebleed, bloody nose, bleeding, asthma, panic attack, crying, went home sick, injury, injured, hurt, medical',
  },
  'STU-LEFT': {
    name: 'Student left the room',
    plain: 'A student left without permission or did not come back.',
    group: 'student',
    severity: 'impropriety',
    needsDistrict: false,
    actions: ['resume', 'mark-complete', 'makeup'],
    note: null,
    words:
      'left, left the room, walked out, walked off, ran out, ran away, did not return, did not come back, bathroom, restroom, picked up early, checked out early, early dismissal, went home, dismissed, left early, left campus, missing student',
  },
  'STU-REFUSE': {
    name: 'Student or parent refused',
    plain: 'The student or parent declined the test.',
    group: 'student',
    severity: 'note',
    needsDistrict: false,
    actions: ['test-code'],
    note: 'Usually a test code in the vendor portal, not an incident.',
    words:
      'refused, refuse, refusal, opt out, opted out, opting out, parent refused, will not test, would not take the test, would not test, declined, put head down, sleeping, asleep, fell asleep, random clicking',
  },
  'STU-BEHAV': {
    name: 'Disruptive behavior',
    plain: 'A student disrupted others.',
    group: 'student',
    severity: 'impropriety',
    needsDistrict: false,
    actions: ['no-action', 'makeup'],
    note: null,
    words:
      'behavior, disruptive, disrupted, disturbing others, acting out, misbehaved, misconduct, fight, fighting, fought, yelling, yelled, shouting, screaming, outburst, threw a chair, threw something, removed from room, sent out, sent to office, bullying, meltdown, tantrum',
  },
  'ADM-HELP': {
    name: 'Adult helped a student',
    plain: 'A staff member or other adult gave answers, hints or prompts.',
    group: 'adult',
    severity: 'breach',
    needsDistrict: true,
    actions: ['invalidate'],
    note: null,
    words:
      'teacher helped, helped a student, gave answers, gave the answer, gave hints, hint, coached, coaching, coach, prompted, pointed at answer, explained question, read the passage aloud, assisted, improper assistance, aide helped, told them the answer',
  },
  'ADM-VIEW': {
    name: 'Adult viewed or shared test content',
    plain: 'Staff read, copied, discussed or shared test questions.',
    group: 'adult',
    severity: 'breach',
    needsDistrict: true,
    actions: ['invalidate'],
    note: null,
    words:
      'teacher looked at test, read the test, read test questions, viewed questions, viewed content, discussed questions, talked about the test, shared questions, teacher copied, teacher took photo, teacher photographed, disclosed, staff saw test, looked at the questions',
  },
  'ADM-TAMPER': {
    name: 'Adult changed answers',
    plain: "Someone changed a student's responses.",
    group: 'adult',
    severity: 'breach',
    needsDistrict: true,
    actions: ['invalidate'],
    note: null,
    words:
      'changed answers, altered answers, altered, tamper, tampered, tampering, erased, erased answers, finished the test for, answered for student, modified answers, teacher logged in as student, filled in answers',
  },
  'ADM-PROC': {
    name: 'Directions not followed',
    plain: 'Script, room setup or procedure was not followed.',
    group: 'adult',
    severity: 'irregularity',
    needsDistrict: true,
    actions: ['invalidate', 'no-action'],
    note: null,
    words:
      'directions, wrong directions, script, script not read, did not read script, procedure, procedures, misadministration, posters, posters on wall, wall, walls not covered, word wall, seating, seating chart, desks too close, instructions, wrong instructions, mistake by proctor, administrative error, phones not collected, no seating chart',
  },
  'ADM-TIME': {
    name: 'Wrong amount of time',
    plain: 'Students got too much or too little time.',
    group: 'adult',
    severity: 'irregularity',
    needsDistrict: true,
    actions: ['reopen', 'invalidate', 'no-action'],
    note: null,
    words:
      'time, timing, too much time, too little time, not enough time, extra time, ran out of time, ended early, stopped early, started late, late start, timer, timer wrong, break too long, cut short, ran over, unit not finished',
  },
  'ADM-STAFF': {
    name: 'Untrained or absent staff',
    plain: 'The room was unsupervised or run by untrained staff.',
    group: 'adult',
    severity: 'irregularity',
    needsDistrict: true,
    actions: ['no-action', 'invalidate'],
    note: null,
    words:
      'teacher walked out, proctor walked out, no adult in room, unsupervised, left alone, no teacher, no proctor, nobody in room, teacher left, proctor left, teacher left the room, substitute, sub, untrained, not trained, no training, no oath, oath not signed, agreement not signed, teacher on phone, proctor asleep, not monitoring',
  },
  'ADM-SCREEN': {
    name: 'Screen viewing software on',
    plain: 'Classroom software could see student test screens.',
    group: 'adult',
    severity: 'irregularity',
    needsDistrict: true,
    actions: ['invalidate', 'no-action'],
    note: 'Includes LanSchool, Hapara, Apple Classroom and similar.',
    words:
      'lanschool, hapara, goguardian, go guardian, apple classroom, netref, net ref, securly, dyknow, screen viewing, screen monitoring, monitoring software, classroom management software, remote learning software, screen sharing, mirroring',
  },
  'REG-TICKET': {
    name: 'Wrong ticket or student',
    plain: "A student signed in with another student's ticket.",
    group: 'registration',
    severity: 'irregularity',
    needsDistrict: true,
    actions: ['reset', 'invalidate'],
    note: null,
    words:
      'ticket, wrong ticket, wrong student, wrong login, wrong name, wrong account, switched tickets, tickets switched, tickets mixed up, mixed up, swapped tickets, logged in as another student, signed in as someone else, used another ticket, wrong password, same name',
  },
  'REG-TEST': {
    name: 'Wrong test or unit opened',
    plain: 'A student opened the wrong test, grade, form or unit.',
    group: 'registration',
    severity: 'irregularity',
    needsDistrict: true,
    actions: ['reset', 'reopen', 'no-action'],
    note: null,
    words:
      'wrong test, wrong unit, wrong grade, wrong form, wrong section, wrong subject, wrong session, wrong part, next section, opened early, went ahead, moved ahead, started the next unit, incorrect test, opened wrong',
  },
  'REG-RESET': {
    name: 'Test reset by mistake',
    plain: 'A test was reset or submitted too early.',
    group: 'registration',
    severity: 'irregularity',
    needsDistrict: true,
    actions: ['restore-reset', 'reopen'],
    note: null,
    words:
      'reset, reset by mistake, submitted early, submitted by mistake, submitted too soon, submitted by accident, accidentally submitted, hit submit, clicked submit, turned in early, finished by accident, marked complete by mistake, regenerated ticket, undo',
  },
  ELIG: {
    name: 'Enrollment or eligibility problem',
    plain: 'A student should not have tested here, or moved mid-test.',
    group: 'registration',
    severity: 'note',
    needsDistrict: false,
    actions: ['no-action', 'mark-complete'],
    note: null,
    words:
      'enrollment, enrolled, not enrolled, not registered, not in system, new student, transfer, transferred, moved, moved away, withdrew, withdrawn, not eligible, eligibility, wrong school, no ticket for student, missing registration, tested twice, duplicate',
  },
  'ACC-WRONG': {
    name: 'Accommodation missing or wrong',
    plain: 'A required accommodation was not set or was wrong.',
    group: 'accommodation',
    severity: 'irregularity',
    needsDistrict: true,
    actions: ['reset', 'invalidate'],
    note: null,
    words:
      'accommodation, accommodations, accommodation missing, iep, 504, text to speech, tts, read aloud missing, no text to speech, large print, braille, small group, wrong setting, wrong settings, not set, embedded support, designated support, extended time missing, speech to text, asl, spanish version',
  },
  'ACC-EXTRA': {
    name: 'Accommodation not approved',
    plain: 'A student got help that is not in their plan.',
    group: 'accommodation',
    severity: 'irregularity',
    needsDistrict: true,
    actions: ['invalidate'],
    note: null,
    words:
      'not in plan, not in iep, not approved, unapproved, not allowed accommodation, accommodation by mistake, extra accommodation, got extra time, wrong student got accommodation, read aloud by mistake, text to speech by mistake, calculator by mistake',
  },
  'MAT-MISSING': {
    name: 'Secure material missing',
    plain: 'A booklet, ticket sheet or scratch paper cannot be found.',
    group: 'materials',
    severity: 'breach',
    needsDistrict: true,
    actions: ['no-action'],
    note: null,
    words:
      'missing booklet, lost booklet, booklet, missing, lost, missing material, scratch paper, missing scratch paper, ticket sheet missing, cannot find, stolen, not returned, count does not match, thrown away, trash, recycled, taken home',
  },
  'MAT-DAMAGE': {
    name: 'Secure material damaged',
    plain: 'Material is torn, soiled or contaminated.',
    group: 'materials',
    severity: 'impropriety',
    needsDistrict: false,
    actions: ['no-action'],
    note: null,
    words:
      'damaged, damaged booklet, torn, ripped, soiled, contaminated, spilled, water, wet, coffee, blood on booklet, vomit on booklet, vomit on paper, misprint, pages missing, defective',
  },
  'SEC-TICKET': {
    name: 'Login information exposed',
    plain: 'Tickets or passwords were lost, seen or shared.',
    group: 'security',
    severity: 'irregularity',
    needsDistrict: true,
    actions: ['reset', 'no-action'],
    note: null,
    words:
      'lost ticket, lost tickets, ticket missing, tickets missing, lost login, tickets left out, tickets on desk, unsecured tickets, password shared, shared password, passwords, login shared, emailed tickets, emailed roster, username, credentials, session id shared, proctor password',
  },
  'SEC-MEDIA': {
    name: 'Content on social media, press or AI tool',
    plain: 'Test content reached the internet, press or an AI tool.',
    group: 'security',
    severity: 'breach',
    needsDistrict: true,
    actions: ['invalidate'],
    note: null,
    words:
      'social media, tiktok, instagram, facebook, twitter, reddit, youtube, discord, online, posted online, posted, newspaper, press, reporter, news, chatgpt, gemini, ai, ai tool, artificial intelligence, leaked, leak, went viral',
  },
  OTHER: {
    name: 'Something else',
    plain: 'None of the above; describe it in the note.',
    group: 'other',
    severity: 'impropriety',
    needsDistrict: true,
    actions: [],
    note: null,
    words: 'other, something else, unusual, not listed, do not know, not sure',
  },
};

/** All 34, in the order in which the window lists them: group by group. */
export const CATEGORIES: readonly IncidentCategory[] = Object.entries(TABLE).map(([code, category]) => ({
  // The record's type says so; Object.entries forgets it.
  code: code as CategoryCode,
  ...category,
}));

export function categoryOf(code: CategoryCode): IncidentCategory {
  return { code, ...TABLE[code] };
}
