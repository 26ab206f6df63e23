import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose, worstFirst } from '../../../../main/diagnosis/diagnose.ts';
import type { DiagnosedDevice, DiagnosisInput } from '../../../../main/diagnosis/input.ts';
import { DiagnosisFinding } from '../../../../shared/model/diagnosis.ts';
import { buildSchool, twoFloors } from '../../../lab/scenarios/school.ts';
import { aFailedPath, anInput, aPath, fallenSilent, NOW } from './school-input.ts';

const OUTSIDE = twoFloors().targets.filter(({ kind }) => kind === 'internet' || kind === 'platform-host');

const lab = anInput(
  {},
  buildSchool({
    rooms: [
      { id: '1', devices: 20, kinds: ['windows'] },
      { id: '2', devices: 20 },
    ],
  }),
);

function withSilent(
  input: DiagnosisInput,
  isSilent: (device: DiagnosedDevice) => boolean,
  agoMs = 20_000,
): DiagnosisInput {
  return {
    ...input,
    devices: input.devices.map((device) => (isSilent(device) ? fallenSilent(device, agoMs) : device)),
  };
}

function withFailing(input: DiagnosisInput, ids: readonly string[], agoMs = 20_000): DiagnosisInput {
  return {
    ...input,
    paths: input.paths.map((path) => (ids.includes(path.targetId) ? aFailedPath(path.targetId, agoMs) : path)),
  };
}

/** Room 103 answers; of its latest eight requests each device lost those that `lostBy` names, by its place in the room. */
function withLosses(lostBy: (index: number) => readonly number[]): DiagnosisInput {
  const input = anInput();
  const devices = input.devices.map((device, index) => {
    const recentLosses = Array.from({ length: 8 }, (_, round) => lostBy(index).includes(round));
    return device.roomId === '103' ? { ...device, memory: { ...device.memory, recentLosses } } : device;
  });
  return { ...input, devices };
}

describe('diagnose', () => {
  it('says nothing when everything answers', () => {
    expect(diagnose(anInput())).toEqual([]);
  });

  it('names the access point, the numbers, the time and the rooms beside it when one room goes at once', () => {
    const [first, ...others] = diagnose(withSilent(anInput(), ({ roomId, seat }) => roomId === '103' && seat !== 'A1'));
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      layer: 'room',
      scope: { rooms: [{ name: 'Room 103' }] },
      devicesAffected: 17,
      studentsAffected: 17,
    });
    expect(first?.sentence).toBe(
      'Room 103, although its access point AP 103 answers: 17 of 18 devices went silent within a second at 13:09:41; the other rooms are fine.',
    );
    expect(first?.decidingCheck?.label).toContain('Ask the proctor of Room 103');
  });

  it('is sure of the access point when that fails too', () => {
    const input = withFailing(
      withSilent(anInput(), ({ roomId }) => roomId === '103'),
      ['box:AP 103'],
    );
    expect(diagnose(input)).toMatchObject([{ id: 'access-point:AP 103', confidence: 'sure', severity: 'critical' }]);
  });

  it('folds everything behind a dead gateway into one finding', () => {
    const input = withFailing(
      withSilent(anInput(), () => true),
      ['gateway', 'dns', ...OUTSIDE.map(({ id }) => id)],
    );
    const findings = diagnose(input);
    expect(findings).toMatchObject([
      { id: 'school-network:school', rule: { id: 'school-network' }, studentsAffected: 144 },
    ]);
    expect(findings[0]?.children).toEqual(expect.arrayContaining(['vendor:drc-insight', 'vendor:testnav']));
  });

  it('does not blame a vendor for failures from before the internet was back', () => {
    const hosts = OUTSIDE.filter(({ platformId }) => platformId === 'testnav').map(({ id }) => id);
    const input = {
      ...anInput(),
      paths: anInput().paths.map((path) => {
        if (hosts.includes(path.targetId))
          // Failed once each while nothing came through; not asked since.
          return { ...aFailedPath(path.targetId, 30_000), state: 'up' as const, checkedAt: NOW - 26_000 };
        return path.targetId.startsWith('internet:') ? { ...path, since: NOW - 20_000 } : path;
      }),
    };
    expect(diagnose(input)).toEqual([]);
  });

  it('names a room that loses a third of its packets, although no device loses most of them', () => {
    const input = withLosses((index) => [0, 1, 2].map((step) => (index + step * 3) % 8));
    expect(diagnose(input)).toMatchObject([{ layer: 'saturation', scope: { rooms: [{ name: 'Room 103' }] } }]);
  });

  it('does not take two bad rounds for loss', () => {
    expect(diagnose(withLosses(() => [3, 4]))).toEqual([]);
  });

  it('keeps a fault apart that began long before its supposed root', () => {
    const vendorFirst = withFailing(anInput(), ['testnav:sign-in', 'testnav:delivery', 'testnav:content'], 300_000);
    const input = withFailing(
      vendorFirst,
      [
        'internet:1',
        'internet:2',
        ...OUTSIDE.filter(({ platformId }) => platformId === 'drc-insight').map(({ id }) => id),
      ],
      20_000,
    );
    expect(diagnose(input).map(({ layer }) => layer)).toEqual(['internet', 'vendor']);
  });

  it('counts down from the first failed probe where the platform says how long its app retries, and only there', () => {
    const input = withFailing(anInput(), ['internet:1', 'internet:2', ...OUTSIDE.map(({ id }) => id)]);
    expect(diagnose(input)[0]?.countdowns).toEqual([
      {
        platformId: 'drc-insight',
        platformName: 'DRC INSIGHT',
        startedAt: NOW - 20_000,
        deadlineAt: NOW + 280_000,
        meaning: 'Students may be signed out.',
      },
    ]);
  });

  it('does not blame the gateway that only stopped answering ping', () => {
    expect(diagnose(withFailing(anInput(), ['gateway']))).toEqual([]);
  });

  it('does not take people who leave one by one for a fault', () => {
    const input = anInput();
    const devices = input.devices.map((device, index) => fallenSilent(device, 5_000 + (index % 18) * 7_000));
    expect(diagnose({ ...input, devices })).toEqual([]);
  });

  it('does not take half a class that packs up for a common fault, however close together it went', () => {
    // Six went before, seven at one instant, five are still there.
    const packing = (agoMs: number) => (device: DiagnosedDevice, index: number) =>
      device.roomId !== '103' || index % 18 > 12
        ? device
        : fallenSilent(device, agoMs + (index % 18 < 6 ? 40_000 + (index % 18) * 9_000 : 0));
    for (const agoMs of [8_000, 60_000, 320_000]) {
      const input = anInput();
      expect(diagnose({ ...input, devices: input.devices.map(packing(agoMs)) })).toEqual([]);
    }
  });

  it('names the room whose battery devices all went, although its wired computers stay', () => {
    const school = buildSchool({
      rooms: [
        { id: '1', devices: 12, kinds: ['windows', 'chromebook', 'chromebook'], accessPoint: null },
        { id: '2', devices: 12, accessPoint: null },
      ],
    });
    const [first] = diagnose(
      withSilent(anInput({}, school), ({ roomId, kind }) => roomId === '1' && kind === 'chromebook'),
    );
    expect(first).toMatchObject({ layer: 'room', scope: { rooms: [{ name: 'Room 1' }] } });
  });

  it('only notes a lone silent computer until nobody has followed it for a minute', () => {
    const dead = (agoMs: number) => diagnose(withSilent(lab, ({ id }) => id === '1-5', agoMs));
    expect(dead(15_000)).toEqual([]);
    expect(dead(30_000)).toMatchObject([{ layer: 'device', severity: 'note' }]);
    expect(dead(90_000)).toMatchObject([{ layer: 'device', severity: 'warning' }]);
  });

  it('waits with two computers of one room that went a little apart: more may follow', () => {
    const two = (agoMs: number) =>
      diagnose(
        withSilent(
          withSilent(lab, ({ id }) => id === '1-5', agoMs + 20_000),
          ({ id }) => id === '1-6',
          agoMs,
        ),
      );
    expect(two(60_000)).toEqual([]);
    expect(two(200_000).map(({ layer }) => layer)).toEqual(['device', 'device']);
  });

  it('does not take a slow room that is being left for a fading access point', () => {
    const input = anInput();
    const devices = input.devices.map((device, index) => {
      const gone = fallenSilent(device, 10_000 + (index % 18) * 8_000);
      const troubledAt = gone.memory.aliveAt;
      return device.roomId === '103'
        ? { ...gone, memory: { ...gone.memory, troubledAt, troubledFrom: troubledAt } }
        : device;
    });
    expect(diagnose({ ...input, devices })).toEqual([]);
  });

  it('believes in the loss of the internet when each independent target failed once', () => {
    const once = (targetId: string) =>
      aPath({ targetId, failingSince: NOW - 3_000, failure: { code: 'timeout', sentence: 'No answer.' } });
    const judged = (ids: readonly string[]) => {
      const input = anInput();
      return diagnose({
        ...input,
        paths: input.paths.map((path) =>
          ids.includes(path.targetId) ? once(path.targetId) : { ...path, answeredAt: NOW - 4_000 },
        ),
      });
    };
    expect(judged(['internet:1'])).toEqual([]);
    expect(judged(['internet:1', 'internet:2'])).toMatchObject([{ layer: 'internet', scope: { kind: 'school' } }]);
  });

  it('says nothing about paused rooms that go silent', () => {
    const input = anInput();
    const rooms = input.rooms.map((room) => ({ ...room, activity: 'paused' as const }));
    expect(diagnose(withSilent({ ...input, rooms }, ({ roomId }) => roomId === '103'))).toEqual([]);
  });

  it('says nothing about the school while this laptop has just woken', () => {
    const input = withSilent(anInput(), () => true);
    expect(diagnose({ ...input, laptop: { ...input.laptop, wokeAt: NOW - 5_000 } })).toEqual([]);
  });

  it('blames only itself when its own link is down', () => {
    const input = withSilent(anInput(), () => true);
    const laptop = { ...input.laptop, link: 'down' as const, linkSince: NOW - 3_000 };
    expect(diagnose({ ...input, laptop })).toMatchObject([{ layer: 'laptop', confidence: 'sure' }]);
  });
});

/** Any school at any moment, sensible or not. */
const anyInput = fc
  .record({
    silent: fc.array(fc.tuple(fc.nat(143), fc.nat(400_000)), { maxLength: 144 }),
    failing: fc.array(fc.tuple(fc.nat(20), fc.nat(100_000)), { maxLength: 12 }),
    slow: fc.array(fc.nat(20), { maxLength: 12 }),
    link: fc.constantFrom('up' as const, 'down' as const, 'unknown' as const),
  })
  .map(({ silent, failing, slow, link }) => {
    const input = anInput();
    const devices = [...input.devices];
    for (const [index, agoMs] of silent) {
      const device = devices[index];
      if (device !== undefined) devices[index] = fallenSilent(device, agoMs);
    }
    const paths = [...input.paths];
    for (const index of slow) {
      const path = paths[index];
      if (path !== undefined) paths[index] = aPath({ ...path, state: 'slow', rttMs: 900 });
    }
    for (const [index, agoMs] of failing) {
      const path = paths[index];
      if (path !== undefined)
        paths[index] = aFailedPath(path.targetId, agoMs, index % 3 === 0 ? 'intercepted' : 'timeout');
    }
    return { ...input, devices, paths, laptop: { ...input.laptop, link } };
  });

describe('diagnose, whatever it is given', () => {
  it('never throws, speaks in valid findings, ranked, each id once', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const findings = diagnose(input);
        for (const finding of findings) DiagnosisFinding.parse(finding);
        expect(findings).toEqual(findings.toSorted(worstFirst));
        expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
      }),
      { numRuns: 150 },
    );
  });

  it('says the same whatever the order of devices, hops and boxes', () => {
    fc.assert(
      fc.property(anyInput, fc.infiniteStream(fc.nat()), (input, numbers) => {
        const keyed = <T>(values: readonly T[]) =>
          values
            .map((value) => ({ value, key: Number(numbers.next().value) }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
        const shuffled = { ...input, devices: keyed(input.devices), paths: keyed(input.paths) };
        const told = (of: DiagnosisInput) =>
          diagnose(of).map(({ id, sentence, children }) => ({ id, sentence, children }));
        expect(told(shuffled)).toEqual(told(input));
      }),
      { numRuns: 60 },
    );
  });
});
