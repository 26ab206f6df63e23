import { create } from 'zustand';
import type { PlatformId } from '../../shared/profiles/schema.ts';
import { useUiStore } from './ui-store.ts';

/** What the platforms screen shows: the error-code help, or one platform. */
export interface PlatformsView {
  readonly platformId: PlatformId | null;
  /** What somebody typed off a student's screen. */
  readonly errorQuery: string;
  /** Counts requests for the search field, so that it takes the keyboard each time. */
  readonly focusRequest: number;
}

export const usePlatformsView = create<PlatformsView>()(() => ({ platformId: null, errorQuery: '', focusRequest: 0 }));

/** Opens the error-code help from anywhere, with what is known of the message. */
export function showErrorHelp(errorQuery: string): void {
  usePlatformsView.setState(({ focusRequest }) => ({
    platformId: null,
    errorQuery,
    focusRequest: focusRequest + 1,
  }));
  useUiStore.getState().goTo('platforms');
}

/** Opens a platform's page from anywhere. */
export function showPlatform(platformId: PlatformId): void {
  usePlatformsView.setState({ platformId });
  useUiStore.getState().goTo('platforms');
}
