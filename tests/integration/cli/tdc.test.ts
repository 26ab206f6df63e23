import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { repoRoot } from '../../../build/lib/paths.mjs';

const cli = join(repoRoot, 'out/main/cli.js');

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tdc-cli-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `tdc` as a script would. `when`: what to do once, as soon as it has printed this. */
function tdc(
  args: readonly string[],
  options: { env?: Record<string, string>; when?: { printed: string; run: (child: ChildProcess) => void } } = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, ...args], { env: { ...process.env, ...options.env } });
    let out = '';
    let err = '';
    let isSeen = false;
    child.stdout.on('data', (chunk) => {
      out += chunk;
      if (!isSeen && options.when !== undefined && out.includes(options.when.printed)) {
        isSeen = true;
        options.when.run(child);
      }
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const data = () => ['--data', join(folder, 'data')];

/** Reaches only this computer: two loopback addresses, a name for one, and a device without any address. */
const LAB = `label,room,seat,address,mac,host,serial,assetTag,kind,spare
CB-1,Room 112,A1,127.0.0.11,,,S1,T1,chromebook,no
CB-2,Room 112,A2,127.0.0.12,,,S2,T2,chromebook,no
PC-1,Room 114,A1,,,localhost,S3,T3,windows,no
`;
const LAB_WITH_A_GAP = `${LAB}PC-2,Room 114,A2,,,,S4,T4,windows,no\n`;

describe('tdc import', () => {
  test('reads a sheet into the saved roster and reports it as JSON', async () => {
    const { code, out } = await tdc(['import', await file('lab.csv', LAB), '--json', ...data()]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      files: [
        {
          file: 'lab.csv',
          kind: 'home-made',
          encoding: 'utf-8',
          rows: 3,
          errors: [],
          mapping: { label: 'label', address: 'address' },
        },
      ],
      devices: { added: 3, updated: 0, unchanged: 0 },
      rooms: [
        { room: 'Room 112', devices: 2 },
        { room: 'Room 114', devices: 1 },
      ],
    });
  });

  test('adds nothing twice, and saves nothing in a dry run', async () => {
    const lab = await file('lab.csv', LAB);
    const dry = await tdc(['import', lab, '--dry-run', '--json', ...data()]);
    expect(JSON.parse(dry.out).devices.added).toBe(3);
    const first = await tdc(['import', lab, '--json', ...data()]);
    expect(JSON.parse(first.out).devices.added).toBe(3);
    const again = await tdc(['import', lab, '--json', ...data()]);
    expect(JSON.parse(again.out).devices).toEqual({ added: 0, updated: 0, unchanged: 3 });
  });

  test('refuses a PDF that is called .csv with exit code 1, and leaves the roster as it was', async () => {
    await tdc(['import', await file('lab.csv', LAB), ...data()]);
    const { code, out } = await tdc([
      'import',
      await file('scan.csv', '%PDF-1.7\n%âãÏÓ\n1 0 obj'),
      '--json',
      ...data(),
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out).files[0].errors).toHaveLength(1);
    const exported = await tdc(['export', ...data()]);
    expect(exported.out.trim().split('\n')).toHaveLength(4);
  });

  test('takes a field from the column it is told', async () => {
    const odd = await file('odd.csv', 'Sticker,Where,Weird column\nCB-9,Room 7,127.0.0.19\n');
    const { out } = await tdc([
      'import',
      odd,
      '--map',
      'label=Sticker',
      '--map',
      'address=Weird column',
      '--map',
      'room=Where',
      '--json',
      ...data(),
    ]);
    expect(JSON.parse(out)).toMatchObject({
      files: [{ mapping: { address: 'Weird column' } }],
      rooms: [{ room: 'Room 7', devices: 1 }],
    });
  });

  test('says in words that a file is not there', async () => {
    const { code, err } = await tdc(['import', join(folder, 'gone.csv'), ...data()]);
    expect(code).toBe(1);
    expect(err).toContain('There is no file');
    expect(err).not.toContain('at ');
  });

  test('an export imports back without a change', async () => {
    await tdc(['import', await file('lab.csv', LAB_WITH_A_GAP), ...data()]);
    const target = join(folder, 'export.csv');
    expect((await tdc(['export', target, ...data()])).code).toBe(0);
    const back = await tdc(['import', target, '--json', ...data()]);
    expect(JSON.parse(back.out).devices).toEqual({ added: 0, updated: 0, unchanged: 4 });
    const fresh = await tdc(['import', target, '--json', '--data', join(folder, 'other')]);
    expect(JSON.parse(fresh.out).devices.added).toBe(4);
    expect(await readFile(target, 'utf8')).toContain('Room 114');
  });
});

describe('tdc sweep', () => {
  test('finds real loopback addresses up, exit code 0', async () => {
    const { code, out } = await tdc(['sweep', '--roster', await file('lab.csv', LAB), '--json']);
    const report = JSON.parse(out);
    expect(report.summary).toMatchObject({ up: 3, down: 0, unknown: 0 });
    expect(report.rooms).toMatchObject([
      { room: 'Room 112', up: 2 },
      { room: 'Room 114', up: 1 },
    ]);
    expect(report.devices[0]).toMatchObject({
      room: 'Room 112',
      seat: 'A1',
      label: 'CB-1',
      address: '127.0.0.11',
      state: 'up',
    });
    expect(report.devices[2]).toMatchObject({ label: 'PC-1', state: 'up' });
    expect(report.engine).toMatchObject({ sent: 3 });
    expect(report.engine.transport).not.toBe('');
    expect(code).toBe(0);
  });

  test('"could not check" is exit code 3 and never down', async () => {
    const { code, out } = await tdc(['sweep', '--roster', await file('lab.csv', LAB_WITH_A_GAP), '--json']);
    expect(JSON.parse(out).summary).toMatchObject({ up: 3, unknown: 1, down: 0 });
    expect(code).toBe(3);
  });

  test('something down is exit code 2, and the text says who and why', async () => {
    const env = { TDC_SIMULATION: '{"deadEvery":2}' };
    const { code, out } = await tdc(
      [
        'sweep',
        '--roster',
        await file('lab.csv', 'label,room,address\nCB-1,Room 1,10.0.0.12\nCB-2,Room 1,10.0.0.13\n'),
        '--transport',
        'simulated',
      ],
      { env },
    );
    expect(out).toMatch(/A\d +CB-\d: down, no answer \(4 tries/);
    expect(out).toContain('simulated lab');
    expect(code).toBe(2);
  });

  test('sweeps the saved roster, and says what to do when there is none', async () => {
    const empty = await tdc(['sweep', ...data()]);
    expect(empty).toMatchObject({ code: 1, out: '' });
    expect(empty.err).toContain('tdc import FILE');
    await tdc(['import', await file('lab.csv', LAB), ...data()]);
    expect((await tdc(['sweep', ...data()])).code).toBe(0);
  });

  test('a bad roster is exit code 1 with a sentence, on the error channel only', async () => {
    const { code, out, err } = await tdc(['sweep', '--roster', await file('bad.csv', ''), '--json']);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('bad.csv');
  });
});

describe('tdc watch', () => {
  test('prints one JSON object a line: changes, then the round they belong to', async () => {
    const { code, out } = await tdc([
      'watch',
      '--roster',
      await file('lab.csv', LAB),
      '--period',
      '1',
      '--for',
      '3',
      '--json',
    ]);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const changes = lines.filter((line) => line.type === 'change');
    expect(changes).toHaveLength(3);
    expect(changes[0]).toMatchObject({
      from: 'unknown',
      to: 'up',
      evidence: { kind: 'echo' },
      room: expect.stringContaining('Room'),
    });
    expect(lines.find((line) => line.type === 'round')).toMatchObject({ devices: 3 });
    expect(lines.at(-1)).toMatchObject({ up: 3, down: 0 });
    expect(code).toBe(0);
  });

  test('ends cleanly with a summary on Ctrl+C', async () => {
    const { code, out } = await tdc(['watch', '--demo'], {
      when: { printed: 'ping blocked', run: (child) => child.kill('SIGINT') },
    });
    expect(out.trim().split('\n').at(-1)).toMatch(/^Watched for \d+ s: \d+ changes\. Now \d+\/103 up/);
    expect(code).toBe(0);
  });

  test('offers the demo school where there is no roster yet, and keeps it out of the saved data', async () => {
    const demo = await tdc(['watch', '--demo-if-empty', '--for', '2', '--json', ...data()]);
    expect(demo.out).toContain('Room 114');
    expect((await tdc(['export', ...data()])).out.trim().split('\n')).toHaveLength(1);
  });
});

test('tdc > a second console on the same data is told so instead of waiting or damaging', async () => {
  await tdc(['import', await file('lab.csv', LAB), ...data()]);
  let second: Promise<Ended> | null = null;
  const first = await tdc(['watch', '--for', '4', '--json', ...data()], {
    when: {
      printed: 'change',
      run: () => {
        second = tdc(['sweep', ...data()]);
      },
    },
  });
  expect(first.code).toBe(0);
  expect(await second).toMatchObject({ code: 1, err: expect.stringMatching(/open/i) });
});
