/**
 * electron-builder depends on @electron/rebuild, which compiles native modules for Electron's own ABI and wants Node 22
 * plus a compiler. Our native parts (koffi, libsql) are Node-API prebuilds: the same binary loads in Node and Electron, and
 * `npmRebuild: false` in electron-builder.yml switches the step off. This stand-in keeps some fifty packages out of the
 * install and fails loudly if the step is ever switched on. Reason in full: DECISIONS.md, "No native rebuild".
 */
exports.rebuild = () => {
  throw new Error('Native rebuild is off on purpose: use Node-API prebuilds. See DECISIONS.md, "No native rebuild".');
};
