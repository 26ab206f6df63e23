// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { parseSync } from 'oxc-parser';

/** @typedef {import('./import-rules.mjs').ImportTarget} ImportTarget */

/**
 * Reads what every TypeScript file below some folders imports: `import`, `export … from` and `import('…')`, types included.
 *
 * @param {string} root     The repository's folder.
 * @param {string[]} folders Below it, such as `main`.
 * @returns {Promise<Map<string, ImportTarget[]>>} By path from the root, with forward slashes.
 */
export async function readImportGraph(root, folders) {
  /** @type {Map<string, ImportTarget[]>} */
  const graph = new Map();
  for (const folder of folders) {
    for (const name of await readdir(path.join(root, folder), { recursive: true })) {
      if (!/\.tsx?$/.test(name)) continue;
      const file = path.posix.join(folder, name.split(path.sep).join('/'));
      graph.set(file, importsOf(file, await readFile(path.join(root, file), 'utf8')));
    }
  }
  return graph;
}

/**
 * @param {string} file   Path from the repository's folder; relative imports start from it.
 * @param {string} source
 * @returns {ImportTarget[]}
 */
export function importsOf(file, source) {
  const { module } = parseSync(file, source);
  const specifiers = new Set([
    ...module.staticImports.map((each) => each.moduleRequest.value),
    ...module.staticExports.flatMap((each) => each.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.flatMap((each) => literal(source.slice(each.moduleRequest.start, each.moduleRequest.end))),
  ]);
  return [...specifiers].map((specifier) => targetOf(file, specifier));
}

/** @type {(text: string) => string[]} */
function literal(text) {
  const match = /^(['"`])([^$]*)\1$/.exec(text);
  return match?.[2] === undefined ? [] : [match[2]];
}

/** @type {(file: string, specifier: string) => ImportTarget} */
function targetOf(file, specifier) {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('.')) return { kind: 'file', name: path.posix.join(path.posix.dirname(file), bare) };
  if (isBuiltin(bare)) return { kind: 'node', name: bare.startsWith('node:') ? bare : `node:${bare}` };
  const [scope = bare, name] = bare.split('/');
  return { kind: 'package', name: scope.startsWith('@') ? `${scope}/${name}` : scope };
}
