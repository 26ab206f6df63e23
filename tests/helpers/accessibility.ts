import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Everything that WCAG asks for at levels A and AA, whatever its impact. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Serious and critical faults that axe finds in what is on screen now. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await hasStoppedMoving(page);
  const { violations } = await axeOn(page).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/** @param within  Selector of the part that is looked at; absent: everything. */
export async function wcagFaults(page: Page, within?: string): Promise<string[]> {
  await hasStoppedMoving(page);
  const axe = within === undefined ? axeOn(page) : axeOn(page).include(within);
  const { violations } = await axe.withTags(WCAG).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/** Electron has no second page to gather results in. */
function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode();
}

/** What fades in has the contrast of half a fade. */
async function hasStoppedMoving(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
