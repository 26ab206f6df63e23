// @ts-check
/**
 * Which Debian packages give what the console needs. Newer Debian and Ubuntu releases renamed the packages whose interface
 * depends on 64-bit time; the first name that the release knows is the one to install.
 * Source: wiki.debian.org/ReleaseGoals/64bit-time; packages.debian.org, file search of each library.
 */

/** @typedef {string[]} PackageNames Oldest name last. */

/** Shared libraries that Electron links to, by the start of the file name, and their packages. */
export const packagesByLibrary = /** @type {Record<string, PackageNames>} */ ({
  'libgtk-3.so': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libgdk-3.so': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libatk-1.0.so': ['libatk1.0-0t64', 'libatk1.0-0'],
  'libatk-bridge-2.0.so': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatspi.so': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcups.so': ['libcups2t64', 'libcups2'],
  'libglib-2.0.so': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgobject-2.0.so': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgio-2.0.so': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libasound.so': ['libasound2t64', 'libasound2'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libsmime3.so': ['libnss3'],
  'libnspr4.so': ['libnspr4'],
  'libgbm.so': ['libgbm1'],
  'libdrm.so': ['libdrm2'],
  'libdbus-1.so': ['libdbus-1-3'],
  'libexpat.so': ['libexpat1'],
  'libpango-1.0.so': ['libpango-1.0-0'],
  'libcairo.so': ['libcairo2'],
  'libX11.so': ['libx11-6'],
  'libxcb.so': ['libxcb1'],
  'libXcomposite.so': ['libxcomposite1'],
  'libXdamage.so': ['libxdamage1'],
  'libXext.so': ['libxext6'],
  'libXfixes.so': ['libxfixes3'],
  'libXrandr.so': ['libxrandr2'],
  'libxkbcommon.so': ['libxkbcommon0'],
  'libudev.so': ['libudev1'],
});

/** Programs, by name, and their packages. */
export const packagesByProgram = /** @type {Record<string, PackageNames>} */ ({
  Xvfb: ['xvfb'],
  ping: ['iputils-ping'],
});

/**
 * The missing libraries in the output of `ldd`.
 *
 * @param {string} lddOutput Lines such as `libnss3.so => not found`.
 * @returns {string[]} File names, such as `libnss3.so`; none twice.
 */
export function missingLibraries(lddOutput) {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
  return [...new Set(names)];
}

/**
 * Which packages to install for missing libraries and programs.
 *
 * @param {string[]} libraries
 * @param {string[]} programs
 * @param {(name: string) => boolean} isKnown Whether the package index of this release has a package of that name.
 * @returns {{ packages: string[], unmatched: string[] }} `unmatched`: what no package is known for.
 */
export function packagesFor(libraries, programs, isKnown) {
  const packages = new Set();
  const unmatched = [];
  const wanted = [
    ...libraries.map((library) => ({ item: library, names: namesForLibrary(library) })),
    ...programs.map((program) => ({ item: program, names: packagesByProgram[program] })),
  ];
  for (const { item, names } of wanted) {
    const name = names?.find(isKnown) ?? names?.at(-1);
    if (name === undefined) unmatched.push(item);
    else packages.add(name);
  }
  return { packages: [...packages].sort(), unmatched };
}

/** @type {(library: string) => PackageNames | undefined} */
function namesForLibrary(library) {
  const start = Object.keys(packagesByLibrary).find((name) => library.startsWith(name));
  return start === undefined ? undefined : packagesByLibrary[start];
}
