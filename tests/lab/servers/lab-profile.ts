import { PlatformProfile } from '../../../shared/profiles/schema.ts';

const lab = { sources: [], confidence: 'ours' } as const;

/** The smallest platform that has one of everything that the network checks look at. */
export const LAB_PROFILE: PlatformProfile = PlatformProfile.parse({
  schema: 1,
  id: 'lab',
  name: 'Lab Test',
  vendor: 'Lab Vendor',
  about: 'A platform that exists only in the lab.',
  validFrom: '2026-07-01',
  validTo: '2027-06-30',
  schoolYear: '2026-27',
  compiledOn: '2026-11-01',
  sources: [],
  managementSystems: [],
  siteFields: [{ key: 'state', label: 'State', hint: '', ...lab }],
  hosts: [
    host('service', 'home.service.example', 'sign-in', { answer: 'page', path: '/', mayRedirectTo: ['sso.example'] }),
    host('data', 'data.service.example', 'version list', { answer: 'json', path: '/versions' }),
    host('manifest', 'cdn.service.example', 'app manifest', {
      answer: 'xml',
      path: '/update.xml',
      contains: 'lab-app-id',
    }),
    { ...host('extra', 'help.service.example', 'help pages', { answer: 'page', path: '/' }), need: 'optional' },
    host('state', '{state}.service.example', 'state sign-in', { answer: 'page', path: '/' }),
  ],
  allowList: [],
  localServices: [
    {
      id: 'cache',
      name: 'Lab Cache',
      purpose: 'keeps content here',
      defaultPorts: [4480, 4481],
      whenClosed: 'fail',
      closedMeans: 'Students cannot start.',
      passMs: 500,
      warnMs: 1_000,
      isSameSubnetWanted: true,
      errorCode: null,
      ...lab,
    },
    {
      id: 'helper',
      name: 'Lab Helper',
      purpose: 'serves content here',
      defaultPorts: [8_099],
      whenClosed: 'warn',
      closedMeans: 'Content comes from the cloud instead.',
      passMs: 500,
      warnMs: 1_000,
      isSameSubnetWanted: false,
      errorCode: null,
      ...lab,
    },
  ],
  versionFeeds: [
    {
      url: 'https://data.service.example/versions',
      keys: { windows: 'App.Version.Windows', chromebook: 'App.Version.ChromeOS' },
      minimumField: 'minimumVersion',
      lastKnownMinimum: '16.0.0',
      lastKnownOn: '2026-07-22',
      ...lab,
    },
  ],
  os: [],
  hardware: [],
  apps: [],
  thresholds: [],
  outage: null,
  errorCodes: [],
  errorFamilies: [],
  drills: [],
  checklist: [],
  gaps: [],
});

function host(id: string, name: string, purpose: string, http: object) {
  return { id, host: name, port: 443, purpose, need: 'required', protocol: 'https', http, ...lab };
}
