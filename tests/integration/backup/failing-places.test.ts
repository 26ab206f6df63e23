import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listBackups } from '../../../main/backup/backup-folder.ts';
import { drill } from '../../../main/backup/drill.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/units.ts';
import { aRoom } from '../../helpers/builders.ts';
import { aDisk, canMount, fill, readOnlyView } from '../store/small-disk.ts';
import { aFolder, open } from '../store/store-folder.ts';
import { backupsOf, filesIn, made } from './backup-house.ts';

describe.skipIf(!canMount)('a full disk (needs root on Linux for a small disk of its own)', () => {
  test('backups > say that there is no room, keep the older ones, and go on by themselves when there is', async () => {
    const dataDir = aDisk(1_536);
    const store = open(dataDir);
    const { service, clock, shown } = backupsOf(store);
    await made(service.backUpNow('by-hand'));
    service.run();
    fill(dataDir);
    expect(await service.backUpNow('session-end')).toMatchObject({ error: { code: 'backup.disk-full' } });
    expect(shown()).toEqual(['backup-not-made']);
    expect(filesIn(join(dataDir, 'backups'))).toHaveLength(2);

    rmSync(join(dataDir, 'filler'));
    // Writing went on all the time.
    store.roster.write({ what: 'x', rooms: [aRoom()] });
    clock.advance(5 * MINUTE_MS);
    await expect.poll(shown).toEqual([]);
    expect(await service.list()).toHaveLength(2);
    await service.stop();
    store.close();
  });

  test('backUpNow > goes to the second place when the laptop itself has no room', async () => {
    const dataDir = aDisk(1_536);
    const store = open(dataDir);
    const stick = aFolder();
    const { service, clock, setSecondPlace } = backupsOf(store);
    setSecondPlace(stick);
    fill(dataDir);
    service.run();
    const backup = await made(service.backUpNow('session-end'));
    expect(await listBackups(stick)).toEqual([backup]);

    // The first place is tried again and again; the stick must not fill up meanwhile.
    clock.advance(HOUR_MS);
    await service.stop();
    expect(await listBackups(stick)).toEqual([backup]);
    rmSync(join(dataDir, 'filler'));
    store.close();
  });
});

describe.skipIf(!canMount)('a place that cannot be written (needs root on Linux to mount one)', () => {
  test('backUpNow > says so for a second place that is read-only, and what lies there can still be tried', async () => {
    const stick = aFolder();
    const store = open(aFolder());
    const { service, setSecondPlace, shown } = backupsOf(store);
    setSecondPlace(stick);
    await made(service.backUpNow('by-hand'));
    const readOnly = readOnlyView(stick);
    setSecondPlace(readOnly);
    store.roster.write({ what: 'x', rooms: [aRoom()] });
    await made(service.backUpNow('by-hand'));
    expect(shown()).toEqual(['second-backup-not-made']);
    const [there] = await listBackups(readOnly);
    if (there === undefined) throw new Error('Nothing lies in the second place');
    expect(drill(there, store.file?.passphrase ?? '', null)).toMatchObject({ ok: true });
    store.close();
  });
});
