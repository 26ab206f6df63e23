import { describe, expect, it } from 'vitest';
import { importsOf } from '../../../build/rules/import-graph.mjs';
import { brokenRules, importCircles } from '../../../build/rules/import-rules.mjs';

/** Breaks of the rules when one file has this source. */
function breaksOf(file: string, source: string): string[] {
  return brokenRules(new Map([[file, importsOf(file, source)]]));
}

describe('import rules', () => {
  it.each([
    ['shared/model/planted.ts', `import { readFile } from 'node:fs';`, 'node:fs'],
    ['shared/model/planted.ts', `import { net } from 'electron';`, 'electron'],
    ['shared/model/planted.ts', `export { clock } from '../../main/clock.ts';`, 'main/clock.ts'],
    ['main/probe/planted.ts', `import type { App } from 'electron';`, 'electron'],
    ['main/cli/planted.ts', `import { x } from '../app/options.ts';`, 'main/app/options.ts'],
    ['main/app/planted.ts', `const x = await import('../../renderer/words.ts');`, 'renderer/words.ts'],
    ['main/preload/planted.ts', `import { x } from '../log.ts';`, 'main/log.ts'],
    ['renderer/ui/planted.tsx', `import { x } from '../../main/clock.ts';`, 'main/clock.ts'],
    ['renderer/ui/planted.tsx', `import os from 'os';`, 'node:os'],
    [
      'renderer/features/live/planted.tsx',
      `import { x } from '../roster/rows.ts';`,
      'renderer/features/roster/rows.ts',
    ],
  ])('catch a violation planted in %s: %s', (file, source, imported) => {
    const [complaint, ...others] = breaksOf(file, source);
    expect(others).toEqual([]);
    expect(complaint).toContain(`${file} may not import ${imported}: `);
    expect(complaint).toContain('ARCHITECTURE.md');
  });

  it.each([
    ['main/app/window.ts', `import { app } from 'electron';\nimport { ok } from '../../shared/result.ts';`],
    ['main/probe/engine.ts', `import net from 'node:net';\nimport { x } from './address.ts';`],
    ['renderer/features/live/grid.tsx', `import { useState } from 'react';\nimport { x } from './tile.tsx';`],
    ['shared/model/roster.ts', `import { z } from 'zod';\nimport { x } from '../units.ts';`],
  ])('allow what %s needs', (file, source) => {
    expect(breaksOf(file, source)).toEqual([]);
  });

  it('name the files of a circle in order', () => {
    const circle = importCircles(
      new Map([
        ['main/a.ts', importsOf('main/a.ts', `import './b.ts';`)],
        ['main/b.ts', importsOf('main/b.ts', `import './c.ts';`)],
        ['main/c.ts', importsOf('main/c.ts', `import './b.ts';`)],
      ]),
    );
    expect(circle).toEqual([expect.stringContaining('main/b.ts -> main/c.ts -> main/b.ts')]);
  });

  it('find no circle where two files share a third', () => {
    const graph = new Map([
      ['main/a.ts', importsOf('main/a.ts', `import './b.ts'; import './c.ts';`)],
      ['main/b.ts', importsOf('main/b.ts', `import './c.ts';`)],
      ['main/c.ts', importsOf('main/c.ts', `export const x = 1;`)],
    ]);
    expect(importCircles(graph)).toEqual([]);
  });
});
