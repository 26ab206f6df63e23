/** The importer without a console around it: what the benches drive. Built as `out/main/roster-kit.js`. */
export { importRosterFiles } from './import-files.ts';
export { MemoryRosterRepository } from './memory-repository.ts';
