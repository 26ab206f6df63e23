/** One feature release: `Windows 11 24H2` is build 26100. */
export interface WindowsRelease {
  readonly windows: 10 | 11;
  readonly release: string;
  readonly build: number;
}

/**
 * Microsoft's public release tables, by build.
 * Windows 10: https://learn.microsoft.com/en-us/windows/release-health/release-information
 * Windows 11: https://learn.microsoft.com/en-us/windows/release-health/windows11-release-information
 * (26H1 is a release for new devices only; its build is higher than that of 26H2.)
 */
export const WINDOWS_RELEASES: readonly WindowsRelease[] = [
  { windows: 10, release: '1507', build: 10_240 },
  { windows: 10, release: '1511', build: 10_586 },
  { windows: 10, release: '1607', build: 14_393 },
  { windows: 10, release: '1703', build: 15_063 },
  { windows: 10, release: '1709', build: 16_299 },
  { windows: 10, release: '1803', build: 17_134 },
  { windows: 10, release: '1809', build: 17_763 },
  { windows: 10, release: '1903', build: 18_362 },
  { windows: 10, release: '1909', build: 18_363 },
  { windows: 10, release: '2004', build: 19_041 },
  { windows: 10, release: '20H2', build: 19_042 },
  { windows: 10, release: '21H1', build: 19_043 },
  { windows: 10, release: '21H2', build: 19_044 },
  { windows: 10, release: '22H2', build: 19_045 },
  { windows: 11, release: '21H2', build: 22_000 },
  { windows: 11, release: '22H2', build: 22_621 },
  { windows: 11, release: '23H2', build: 22_631 },
  { windows: 11, release: '24H2', build: 26_100 },
  { windows: 11, release: '25H2', build: 26_200 },
  { windows: 11, release: '26H2', build: 26_300 },
  { windows: 11, release: '26H1', build: 28_000 },
];

/** Windows 11 still calls itself 10.0; its builds begin here. */
export const FIRST_WINDOWS_11_BUILD = 22_000;
