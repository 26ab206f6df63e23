import { expect, test, vi } from 'vitest';
import { backedUpPurge } from '../../../../main/backup/before-purge.ts';
import { fail, ok } from '../../../../shared/result.ts';
import { aBackup } from '../../../helpers/backups.ts';

const INPUT = { incidentIds: ['incident-1'], reason: 'past its time' };

function aPurge({ isKept = true, isAllowed = true, isRoom = true } = {}) {
  const order: string[] = [];
  const purge = vi.fn(() => {
    order.push('purge');
    return ok({ purged: 1 });
  });
  const run = backedUpPurge(
    { purgeList: () => (isAllowed ? ok([]) : fail('not-allowed', 'Your role may not.')), purge },
    {
      isKept,
      async backUpNow(reason) {
        order.push(reason);
        return isRoom ? ok(aBackup({ reason })) : fail('backup.disk-full', 'There is no room.');
      },
    },
  );
  return { run: () => run(INPUT), order };
}

test('purge > comes after a backup', async () => {
  const { run, order } = aPurge();
  expect(await run()).toEqual(ok({ purged: 1 }));
  expect(order).toEqual(['before-purge', 'purge']);
});

test('purge > erases nothing when no backup can be made, and says why', async () => {
  const { run, order } = aPurge({ isRoom: false });
  expect(await run()).toEqual(fail('backup.disk-full', 'Nothing was erased. There is no room.'));
  expect(order).toEqual(['before-purge']);
});

test('purge > makes no backup for somebody who may not purge', async () => {
  const { run, order } = aPurge({ isAllowed: false });
  expect(await run()).toMatchObject({ error: { code: 'not-allowed' } });
  expect(order).toEqual([]);
});

test('purge > needs no backup where nothing is kept on disk', async () => {
  const { run, order } = aPurge({ isKept: false });
  await run();
  expect(order).toEqual(['purge']);
});
