import { create } from 'zustand';
import type { DeviceState } from '../../shared/model/device-state.ts';
import type { DeviceId, DeviceKind, RoomId } from '../../shared/model/roster.ts';

export type ScreenId =
  | 'live'
  | 'incidents'
  | 'alerts'
  | 'readiness'
  | 'sessions'
  | 'roster'
  | 'platforms'
  | 'timeline'
  | 'settings';

/** What the live screen shows. Empty sets and an empty search hide nothing. */
export interface Filters {
  readonly search: string;
  readonly roomIds: ReadonlySet<RoomId>;
  readonly states: ReadonlySet<DeviceState>;
  readonly kinds: ReadonlySet<DeviceKind>;
}

export const NO_FILTERS: Filters = { search: '', roomIds: new Set(), states: new Set(), kinds: new Set() };

export interface UiStore {
  readonly screen: ScreenId;
  readonly filters: Filters;
  /** The device that has, or last had, the keyboard focus in the grid. */
  readonly focusedDeviceId: DeviceId | null;
  /** The device whose panel is open. */
  readonly openDeviceId: DeviceId | null;
  /** A device that the roster screen should scroll to and select; the roster screen clears it. */
  readonly rosterDeviceId: DeviceId | null;
  /** Asks the grid to show and focus a tile; a new object for every request. */
  readonly focusRequest: { readonly deviceId: DeviceId } | null;
  /** Counts how often somebody asked for the search field. */
  readonly searchRequest: number;
  readonly isShortcutHelpOpen: boolean;
  goTo(screen: ScreenId): void;
  setFilters(patch: Partial<Filters>): void;
  clearFilters(): void;
  focusDevice(deviceId: DeviceId | null): void;
  openDevice(deviceId: DeviceId | null): void;
  /** Shows a tile on the live screen, wherever it is, and gives it the focus. */
  goToDevice(deviceId: DeviceId): void;
  findDevice(): void;
  showInRoster(deviceId: DeviceId): void;
  setShortcutHelp(isOpen: boolean): void;
}

/** What this window looks at. Never device state: that is the main process's. */
export const useUiStore = create<UiStore>()((set) => ({
  screen: 'live',
  filters: NO_FILTERS,
  focusedDeviceId: null,
  openDeviceId: null,
  rosterDeviceId: null,
  focusRequest: null,
  searchRequest: 0,
  isShortcutHelpOpen: false,
  goTo: (screen) => set({ screen }),
  setFilters: (patch) => set(({ filters }) => ({ filters: { ...filters, ...patch } })),
  clearFilters: () => set({ filters: NO_FILTERS }),
  focusDevice: (focusedDeviceId) => set({ focusedDeviceId }),
  openDevice: (openDeviceId) =>
    set(openDeviceId === null ? { openDeviceId } : { openDeviceId, focusedDeviceId: openDeviceId, screen: 'live' }),
  goToDevice: (deviceId) => set({ screen: 'live', filters: NO_FILTERS, focusRequest: { deviceId } }),
  findDevice: () =>
    set(({ screen, searchRequest }) => ({
      screen: screen === 'roster' || screen === 'incidents' ? screen : 'live',
      searchRequest: searchRequest + 1,
    })),
  showInRoster: (rosterDeviceId) => set({ rosterDeviceId, screen: 'roster' }),
  setShortcutHelp: (isShortcutHelpOpen) => set({ isShortcutHelpOpen }),
}));

export function hasFilters(filters: Filters): boolean {
  return filters.search.trim() !== '' || filters.roomIds.size + filters.states.size + filters.kinds.size > 0;
}
