import { describe, expect, it } from 'vitest';
import { type Desktop, followAlerts } from '../../../../main/app/alerts.ts';
import { BADGE_SIZE, badgeBitmap } from '../../../../main/app/badge-image.ts';
import { Listeners } from '../../../../main/listeners.ts';
import type { Alert, AlertChannel } from '../../../../shared/model/alert.ts';
import { anAlert } from '../../../helpers/diagnosis-builders.ts';

const ON_BADGE = [{ channel: 'badge', at: 1, outcome: 'told', message: '' }] as const;

function aDesktop() {
  const changes = new Listeners<[readonly Alert[]]>();
  const raises = new Listeners<[Alert, readonly AlertChannel[]]>();
  const shown: { title: string; body: string; isCritical: boolean; click: () => void }[] = [];
  const said: string[] = [];
  let list: readonly Alert[] = [];
  const desktop: Desktop = {
    note(content, click) {
      const note = { ...content, click };
      shown.push(note);
      return { close: () => shown.splice(shown.indexOf(note), 1) };
    },
    badge: (count) => said.push(`badge ${count}`),
    flash: (isOn) => said.push(isOn ? 'flash' : 'still'),
    showSituation: () => said.push('forward'),
  };
  const stop = followAlerts(
    {
      list: () => list,
      onChange: (listener) => changes.add(listener),
      onRaised: (listener) => raises.add(listener),
    },
    desktop,
  );
  said.length = 0;
  return {
    shown,
    said,
    stop,
    raise(alert: Alert, channels: readonly AlertChannel[] = ['desktop', 'badge']) {
      list = [...list, alert];
      raises.tell(alert, channels);
      changes.tell(list);
    },
    change(next: readonly Alert[]) {
      list = next;
      changes.tell(next);
    },
  };
}

describe('followAlerts', () => {
  it('shows a note with the sentence and what to do first, and flashes when students are cut off', () => {
    const { raise, shown, said } = aDesktop();
    raise(anAlert({ deliveries: [...ON_BADGE] }));
    expect(shown).toMatchObject([{ title: 'Students are cut off', isCritical: true }]);
    expect(shown[0]?.body).toContain('11 of 12 devices');
    expect(shown[0]?.body).toContain('Look at the access point');
    expect(said).toEqual(['flash', 'badge 1']);
  });

  it('brings the window forward when the note is clicked', () => {
    const { raise, shown, said } = aDesktop();
    raise(anAlert());
    shown[0]?.click();
    expect(said).toContain('forward');
  });

  it('shows and flashes nothing when the desktop is held back, but counts what the badge was given', () => {
    const { raise, shown, said } = aDesktop();
    raise(anAlert({ deliveries: [...ON_BADGE] }), ['badge']);
    expect(shown).toEqual([]);
    expect(said).toEqual(['badge 1']);
  });

  it('does not flash for a warning', () => {
    const { raise, said } = aDesktop();
    raise(anAlert({ severity: 'warning' }));
    expect(said).not.toContain('flash');
  });

  it('has one note for one trouble: the later alert takes the place of the former', () => {
    const { raise, shown } = aDesktop();
    raise(anAlert());
    raise(anAlert({ id: 'alert-2', reason: 'worse', sentence: 'Two rooms are silent.' }));
    expect(shown).toMatchObject([{ title: 'Got worse: students are cut off' }]);
    expect(shown[0]?.body).toContain('Two rooms are silent.');
  });

  it.each([
    ['acknowledged', { acknowledgedAt: 2, acknowledgedBy: 'KB' }],
    ['over', { endedAt: 2 }],
  ])('takes note, badge and flashing away when it is %s', (_what, change) => {
    const { raise, change: tell, shown, said } = aDesktop();
    const alert = anAlert({ deliveries: [...ON_BADGE] });
    raise(alert);
    tell([{ ...alert, ...change }]);
    expect(shown).toEqual([]);
    expect(said.slice(-2)).toEqual(['badge 0', 'still']);
  });

  it('leaves nothing behind when it stops', () => {
    const { raise, stop, shown, said } = aDesktop();
    raise(anAlert());
    stop();
    raise(anAlert({ id: 'alert-2', findingId: 'other' }));
    expect(shown).toEqual([]);
    expect(said.at(-1)).toBe('badge 0');
  });
});

describe('badgeBitmap', () => {
  const alphaAt = (pixels: Uint8Array, x: number, y: number) => pixels[(y * BADGE_SIZE + x) * 4 + 3];
  const whites = (count: number) => {
    const pixels = badgeBitmap(count);
    return pixels.filter((_, index) => index % 4 === 0 && pixels[index] === 255 && pixels[index + 1] === 255).length;
  };

  it('is a disc: opaque in the middle, clear in the corners', () => {
    const pixels = badgeBitmap(3);
    expect(pixels).toHaveLength(BADGE_SIZE * BADGE_SIZE * 4);
    expect(alphaAt(pixels, 16, 4)).toBe(255);
    expect(alphaAt(pixels, 0, 0)).toBe(0);
  });

  it('carries another picture for each number up to nine, and one for all above', () => {
    const pictures = Array.from({ length: 9 }, (_, index) => badgeBitmap(index + 1).join());
    expect(new Set(pictures).size).toBe(9);
    expect(badgeBitmap(10).join()).toBe(badgeBitmap(250).join());
    expect(whites(1)).toBeGreaterThan(0);
  });
});
