/**
 * The two halves of the npm package `ping` 0.4.4 that we use. It ships no types; these describe what its source does.
 * The builder writes its defaults into the config object it is given: pass a fresh one each time.
 */
declare module 'ping/lib/builder/factory.js' {
  export interface PingConfig {
    numeric: boolean;
    /** Seconds; false leaves the option out. */
    timeout: number | false;
    min_reply: number;
    v6: boolean;
    extra: string[];
    packetSize?: number;
  }
  export interface ArgumentBuilder {
    getCommandArguments(target: string, config: PingConfig): string[];
  }
  const factory: {
    isPlatformSupport(platform: string): boolean;
    getExecutablePath(platform: string, isV6: boolean): string;
    createBuilder(platform: string): ArgumentBuilder;
  };
  export default factory;
}

declare module 'ping/lib/parser/factory.js' {
  import type { PingConfig } from 'ping/lib/builder/factory.js';

  export interface PingParser {
    /** One line of output. Throws on lines that it does not expect. */
    eat(line: string): unknown;
    /** `times`: round trips in milliseconds. */
    getResult(): { readonly alive: boolean; readonly times: readonly number[] };
  }
  const factory: { createParser(address: string, platform: string, config: PingConfig): PingParser };
  export default factory;
}
