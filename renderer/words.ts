/** Words of the window's own furniture, in one place for review. Words about devices are in `shared/model/wording.ts`. */
export const WORDS = {
  appName: 'Testing Day Console',
  demo: 'Demo school',
  demoHint: 'Made-up devices. Nothing here is real, and no packet leaves this laptop.',
  leaveDemo: 'Leave the demo',
  nav: { live: 'Live', roster: 'Roster', settings: 'Settings' },
  navLabel: 'Screens',
  loading: 'Loading…',
} as const;
