/** How this laptop's first way out goes. */
export type LaptopLink =
  | { readonly kind: 'cable' }
  /** `signalPercent` 0–100 and `frequencyMhz` such as 5180; null: the system does not say. */
  | { readonly kind: 'wifi'; readonly signalPercent: number | null; readonly frequencyMhz: number | null };

/** An interface with an address that can reach something, loopback left out. */
export interface LaptopInterface {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly isVpn: boolean;
}

/** What this laptop says about itself. Null: it does not say, or not in time. */
export interface LaptopFacts {
  /** The laptop's own clock, epoch milliseconds. */
  readonly now: number;
  readonly power: { readonly hasBattery: boolean; readonly percent: number; readonly isOnMains: boolean } | null;
  /** Where the console keeps its data. */
  readonly disk: { readonly freeBytes: number } | null;
  readonly memory: { readonly availableBytes: number; readonly totalBytes: number } | null;
  readonly interfaces: readonly LaptopInterface[];
  /** Names of the interfaces with a way out of their own network, the preferred one first. */
  readonly waysOut: readonly string[] | null;
  readonly link: LaptopLink | null;
  /** Minutes without use until it sleeps; `never` where that is switched off. */
  readonly sleep: { readonly onMains: number | 'never'; readonly onBattery: number | 'never' } | null;
  /** `Windows 11 24H2`. */
  readonly system: string | null;
}
