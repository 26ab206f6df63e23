// @ts-check

/**
 * The built engine, typed by its source: a plain import would have the compiler check the bundle.
 *
 * @type {typeof import('../../../main/probe/kit.ts')}
 */
export const kit = await import(new URL('../../../out/main/probe-kit.js', import.meta.url).href);
