import { describe, expect, test } from 'vitest';
import { afterScheduledSweep } from '../../../../main/app/after-scheduled-sweep.ts';
import { fail, ok } from '../../../../shared/result.ts';

const outcome = {
  title: 'Readiness: 2 go',
  message: 'Fine.',
  isAllGo: true,
  pages: [
    { path: '/reports/a.html', html: 'A' },
    { path: '/reports/b.html', html: 'B' },
  ],
};

describe('afterScheduledSweep', () => {
  test('says how it went before anything is printed, then puts a PDF beside each page', async () => {
    const order: string[] = [];
    await afterScheduledSweep(outcome, {
      notify: ({ title }) => order.push(title),
      print: (html) => Promise.resolve(ok(new TextEncoder().encode(`pdf of ${html}`))),
      write: (path, content) => {
        order.push(`${path}: ${new TextDecoder().decode(content)}`);
        return Promise.resolve(ok(path));
      },
      log: { warn: () => order.push('warned') },
    });
    expect(order).toEqual(['Readiness: 2 go', '/reports/a.pdf: pdf of A', '/reports/b.pdf: pdf of B']);
  });

  test('goes on with the next page when one cannot be printed', async () => {
    const written: string[] = [];
    const warned: unknown[] = [];
    await afterScheduledSweep(outcome, {
      notify: () => undefined,
      print: (html) => Promise.resolve(html === 'A' ? fail('report-not-printed', 'No.') : ok(new Uint8Array())),
      write: (path) => {
        written.push(path);
        return Promise.resolve(ok(path));
      },
      log: { warn: (...what) => warned.push(what) },
    });
    expect(written).toEqual(['/reports/b.pdf']);
    expect(warned).toHaveLength(1);
  });
});
