import { describe, expect, it } from 'vitest';
import { mainLine } from '../../../build/lib/watched-child.mjs';
import { npmCommand } from '../../../build/runtime/registry-package.mjs';
import { hasDisplay } from '../../../build/system/display.mjs';
import { missingLibraries, packagesFor } from '../../../build/system/needs.mjs';

describe('missingLibraries', () => {
  it('reads the libraries that ldd does not find, each once', () => {
    const output = [
      '\tlinux-vdso.so.1 (0x00007ffc)',
      '\tlibnss3.so => not found',
      '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
      '\tlibasound.so.2 => not found',
      '\tlibnss3.so => not found',
    ].join('\n');
    expect(missingLibraries(output)).toEqual(['libnss3.so', 'libasound.so.2']);
  });
});

describe('packagesFor', () => {
  const bookworm = new Set(['libgtk-3-0', 'libasound2', 'libnss3', 'xvfb']);
  const trixie = new Set(['libgtk-3-0t64', 'libasound2t64', 'libnss3', 'xvfb']);
  const libraries = ['libgtk-3.so.0', 'libgdk-3.so.0', 'libasound.so.2', 'libnss3.so'];

  it('uses the names of the release', () => {
    const older = packagesFor(libraries, ['Xvfb'], (name) => bookworm.has(name));
    expect(older.packages).toEqual(['libasound2', 'libgtk-3-0', 'libnss3', 'xvfb']);
    const newer = packagesFor(libraries, ['Xvfb'], (name) => trixie.has(name));
    expect(newer.packages).toEqual(['libasound2t64', 'libgtk-3-0t64', 'libnss3', 'xvfb']);
  });

  it('says which library it knows no package for', () => {
    expect(packagesFor(['libstrange.so.1'], [], () => true)).toEqual({ packages: [], unmatched: ['libstrange.so.1'] });
  });
});

describe('mainLine', () => {
  it('quotes what went wrong and not the stack', () => {
    expect(mainLine('RequestError: getaddrinfo ENOTFOUND github.com\n    at origin.emit (node:events)')).toBe(
      'getaddrinfo ENOTFOUND github.com',
    );
    expect(mainLine('npm error code E404\nnpm error 404 Not Found - GET\nnpm error A complete log of')).toBe(
      '404 Not Found - GET',
    );
  });
});

describe('npmCommand', () => {
  it('runs the npm that started the script, and the one in PATH otherwise', () => {
    expect(npmCommand({ npm_execpath: '/opt/npm/bin/npm-cli.js' }).args).toEqual(['/opt/npm/bin/npm-cli.js']);
    expect(npmCommand({ npm_execpath: '/opt/pnpm/pnpm.cjs' })).toEqual({ file: 'npm', args: [] });
    expect(npmCommand({})).toEqual({ file: 'npm', args: [] });
  });
});

describe('hasDisplay', () => {
  it('asks for X11 or Wayland on Linux only', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'win32')).toBe(true);
  });
});
