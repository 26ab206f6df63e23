import type { Scenario } from '../scenario.ts';
import { bareSchool, smallSchool, twoFloors } from '../school.ts';
import {
  accessPointFails,
  gatewayFails,
  internetFails,
  namesFail,
  pathsSlow,
  platformsFail,
  together,
} from '../world.ts';

const FROM = 152_700;
const TO = 250_000;
const span = { fromMs: FROM, toMs: TO };
const durationMs = 270_000;

/** What lies behind the rooms: gateway, names, filter, internet, vendors. */
export const WAY_OUT_CASES: readonly Scenario[] = [
  {
    name: 'the gateway fails and the rooms with it',
    school: twoFloors(),
    world: together(gatewayFails(span, true), {
      paths: [{ ...span, on: ({ id }) => id.startsWith('box:'), effect: { kind: 'fail', code: 'timeout' } }],
    }),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'school-network', school: true }] }],
  },
  {
    name: 'the gateway fails, devices on this laptop’s network still answer',
    school: smallSchool(),
    world: together(gatewayFails(span, false)),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'school-network', school: true }] }],
  },
  {
    name: 'the gateway hiccups for three seconds',
    school: twoFloors(),
    world: together(gatewayFails({ fromMs: FROM, toMs: FROM + 3_000 }, false)),
    durationMs,
    truths: [],
  },
  {
    name: 'the gateway stops answering ping and goes on working',
    school: twoFloors(),
    world: together({
      paths: [{ ...span, on: ({ kind }) => kind === 'gateway', effect: { kind: 'fail', code: 'timeout' } }],
    }),
    durationMs,
    truths: [],
  },
  {
    name: 'the internet link fails',
    school: twoFloors(),
    world: together(internetFails(span)),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'internet', school: true }] }],
  },
  {
    name: 'the internet link fails and the outside name server with it',
    school: smallSchool(),
    world: together(internetFails(span, true)),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'internet', school: true }] }],
  },
  {
    name: 'one internet target fails, the other and the vendors are fine',
    school: twoFloors(),
    world: together({
      paths: [{ ...span, on: ({ id }) => id === 'internet:1', effect: { kind: 'fail', code: 'timeout' } }],
    }),
    durationMs,
    truths: [],
  },
  {
    name: 'names only: the school’s DNS fails',
    school: smallSchool(),
    world: together(namesFail(span)),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'school-network', school: true }] }],
  },
  {
    name: 'TestNav fails, DRC and the internet are fine',
    school: twoFloors(),
    world: together(platformsFail(span, ['testnav'], 'timeout')),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'vendor', platform: 'testnav' }] }],
  },
  {
    name: 'DRC answers with errors',
    school: smallSchool(),
    world: together(platformsFail(span, ['drc-insight'], 'http-error')),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'vendor', platform: 'drc-insight' }] }],
  },
  {
    name: 'one host of TestNav refuses',
    school: smallSchool(),
    world: together(platformsFail(span, ['testnav'], 'refused', ['sign-in'])),
    durationMs,
    truths: [{ ...span, withinMs: 75_000, accept: [{ layer: 'vendor', platform: 'testnav' }] }],
  },
  {
    name: 'both vendors fail in the same second while the internet is good: something between blocks them',
    school: twoFloors(),
    world: together(platformsFail(span, ['testnav', 'drc-insight'], 'timeout')),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'filter', school: true }] }],
  },
  {
    name: 'both vendors fail and no internet target was agreed to: is it the internet?',
    school: bareSchool(),
    world: together(platformsFail(span, ['testnav', 'drc-insight'], 'timeout')),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'internet', school: true }] }],
  },
  {
    name: 'the vendors fail four minutes apart',
    school: twoFloors(),
    world: together(
      platformsFail({ fromMs: FROM, toMs: 520_000 }, ['testnav'], 'timeout'),
      platformsFail({ fromMs: FROM + 240_000, toMs: 520_000 }, ['drc-insight'], 'timeout'),
    ),
    durationMs: 520_000,
    truths: [
      { fromMs: FROM, toMs: 520_000, accept: [{ layer: 'vendor', platform: 'testnav' }] },
      { fromMs: FROM + 240_000, toMs: 520_000, accept: [{ layer: 'vendor', platform: 'drc-insight' }] },
    ],
  },
  {
    name: 'the filter starts to open TestNav’s traffic',
    school: smallSchool(),
    world: together(platformsFail(span, ['testnav'], 'intercepted')),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'filter', platform: 'testnav' }] }],
  },
  {
    name: 'the filter answers both platforms with its block page',
    school: twoFloors(),
    world: together(platformsFail(span, ['testnav', 'drc-insight'], 'block-page')),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'filter', school: true }] }],
  },
  {
    name: 'the filter hides DRC’s names',
    school: twoFloors(),
    world: together(platformsFail(span, ['drc-insight'], 'wrong-address')),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'filter', platform: 'drc-insight' }] }],
  },
  {
    name: 'the internet link is full: everything outside is slow',
    school: twoFloors(),
    world: together(pathsSlow(span, ({ kind }) => kind === 'internet' || kind === 'platform-host', 900)),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'saturation', school: true }] }],
  },
  {
    name: 'only TestNav is slow',
    school: twoFloors(),
    world: together(
      pathsSlow(span, ({ platformId, kind }) => kind === 'platform-host' && platformId === 'testnav', 1_200),
    ),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'vendor', platform: 'testnav' }] }],
  },
  {
    name: 'the ProctorCache is off',
    school: smallSchool({ hasProctorCache: true }),
    world: together({
      paths: [{ ...span, on: ({ kind }) => kind === 'proctor-cache', effect: { kind: 'fail', code: 'refused' } }],
    }),
    durationMs,
    truths: [{ ...span, accept: [{ layer: 'app', platform: 'testnav' }] }],
  },
  {
    name: 'an access point and TestNav fail at the same time',
    school: twoFloors(),
    world: together(accessPointFails(span, 'AP 103'), platformsFail(span, ['testnav'], 'timeout')),
    durationMs,
    truths: [
      { ...span, accept: [{ layer: 'access-point', accessPoint: 'AP 103' }] },
      { ...span, accept: [{ layer: 'vendor', platform: 'testnav' }] },
    ],
  },
  {
    name: 'TestNav fails first, a minute and a half later the whole internet',
    school: twoFloors(),
    world: together(
      platformsFail({ fromMs: FROM, toMs: 320_000 }, ['testnav'], 'timeout'),
      internetFails({ fromMs: FROM + 90_000, toMs: 320_000 }),
    ),
    durationMs: 330_000,
    truths: [
      { fromMs: FROM, toMs: FROM + 90_000, accept: [{ layer: 'vendor', platform: 'testnav' }] },
      { fromMs: FROM + 90_000, toMs: 320_000, accept: [{ layer: 'internet', school: true }] },
    ],
  },
];
