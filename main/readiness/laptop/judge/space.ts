import type { Finding } from '../../../../shared/model/readiness.ts';
import { finding } from '../../check.ts';
import type { LaptopFacts } from '../facts.ts';
import { gigabytes, untold } from './words.ts';

/** Ours: below it the console cannot be sure to write a day's record. */
const DISK_FAIL_BYTES = 0.2e9;
/** Ours: systems themselves begin to complain about here. */
const DISK_WARN_BYTES = 2e9;
/** Ours: the console needs about half of it, other programs the rest. */
const MEMORY_WARN_BYTES = 0.7e9;

export function judgeDisk({ disk }: LaptopFacts): Finding {
  if (disk === null) return untold('how full its disk is');
  const free = gigabytes(disk.freeBytes);
  const evidence = [{ label: 'Free where the console keeps its data', value: free }];
  const action = { what: 'Delete or move large files on this laptop, then check again.', who: 'technician' } as const;
  if (disk.freeBytes < DISK_FAIL_BYTES) {
    return finding(
      'fail',
      `The disk of this laptop is full (${free} free), so what happens today cannot be recorded.`,
      {
        evidence,
        action,
      },
    );
  }
  if (disk.freeBytes < DISK_WARN_BYTES) {
    return finding('warn', `The disk of this laptop is nearly full: ${free} are free.`, { evidence, action });
  }
  return finding('pass', `This laptop has ${free} of free disk space.`, { evidence });
}

export function judgeMemory({ memory }: LaptopFacts): Finding {
  if (memory === null) return untold('how much memory is free');
  const free = gigabytes(memory.availableBytes);
  const evidence = [
    { label: 'Memory available', value: free },
    { label: 'Memory in all', value: gigabytes(memory.totalBytes) },
  ];
  if (memory.availableBytes >= MEMORY_WARN_BYTES) {
    return finding('pass', `This laptop has ${free} of free memory.`, { evidence });
  }
  return finding('warn', `This laptop is short of memory (${free} free) and may become slow.`, {
    evidence,
    action: { what: 'Close other programs on this laptop, above all browser windows.', who: 'coordinator' },
  });
}
