import { Switch } from '@mantine/core';
import type { Site } from '../../../../shared/model/site.ts';
import { CAPTIVE_PORTAL_TESTS } from '../../../../shared/profiles/general.ts';
import { saveSite, useSite } from '../../../state/site-store.ts';
import { SettingGroup, SettingRow } from '../setting-group.tsx';
import { type Column, RowsSetting } from './rows-setting.tsx';
import { saveOrShow } from './save-or-show.ts';
import { SettingBlock } from './setting-block.tsx';
import {
  type Row,
  readBlockPageWords,
  readHosts,
  readNetworkDevice,
  readProxy,
  readTargets,
  readThroughputUrl,
  showTargets,
} from './site-readings.ts';
import { SiteTextSetting } from './site-text-setting.tsx';

type Network = Site['network'];

const TEST_PAGES = CAPTIVE_PORTAL_TESTS.map(({ url }) => new URL(url).hostname).join(', ');

const withNetwork = (site: Site, patch: Partial<Network>): Site => ({
  ...site,
  network: { ...site.network, ...patch },
});

/** What the school's network is made of, and what the readiness checks may contact beyond the platforms' own hosts. */
export function NetworkSettings() {
  const { network } = useSite();
  return (
    <>
      <SettingGroup
        title="Names and filter"
        hint="How this network answers when it works, so that the checks can tell when it does not."
      >
        <SiteTextSetting
          label="DNS servers"
          explanation="Asked one by one in a readiness check. Empty: the ones that this laptop uses anyway."
          placeholder="10.20.0.1, 10.20.0.2"
          stored={network.dnsServers.join(', ')}
          read={(text) => readHosts(text, 8)}
          change={(site, dnsServers) => withNetwork(site, { dnsServers })}
        />
        <SiteTextSetting
          label="Expected proxy"
          explanation="What devices are meant to go through, if anything. Another one in the way is then a finding."
          placeholder="proxy.school.example:8080"
          stored={network.expectedProxy ?? ''}
          read={readProxy}
          change={(site, expectedProxy) => withNetwork(site, { expectedProxy })}
        />
        <SiteTextSetting
          label="Words of the block page"
          explanation="Words that only the filter's “blocked” page has, such as its product name, separated by commas."
          placeholder="FilterName, Access denied"
          stored={network.blockPageWords.join(', ')}
          read={readBlockPageWords}
          change={(site, blockPageWords) => withNetwork(site, { blockPageWords })}
        />
        <SiteTextSetting
          label="Addresses of the block page"
          explanation="What the filter answers with when somebody asks for a blocked name."
          placeholder="10.20.0.99"
          stored={network.blockPageAddresses.join(', ')}
          read={(text) => readHosts(text, 20)}
          change={(site, blockPageAddresses) => withNetwork(site, { blockPageAddresses })}
        />
      </SettingGroup>
      <SettingGroup
        title="Beyond the school"
        hint="Apart from the hosts of the platforms in use, nothing outside is contacted that is not switched on or entered here."
      >
        <SettingRow
          label="Public test pages"
          explanation={`Opened in a readiness check: ${TEST_PAGES}. They always say the same, so another answer shows a sign-in page in the way. They also help to check this laptop's clock.`}
        >
          <Switch
            size="sm"
            label={network.mayVisitTestPages ? 'On' : 'Off'}
            aria-label="Public test pages"
            checked={network.mayVisitTestPages}
            onChange={(event) => {
              const mayVisitTestPages = event.currentTarget.checked;
              void saveOrShow((site) => withNetwork(site, { mayVisitTestPages }));
            }}
          />
        </SettingRow>
        <SiteTextSetting
          label="Internet targets"
          explanation="Two independent hosts outside that the school agrees to contact, to tell “the internet is down” from “the vendor is down”. Empty: none is contacted, and the console says that it cannot tell."
          placeholder="one.example:443, two.example:443"
          stored={showTargets(network.internetTargets)}
          read={readTargets}
          change={(site, internetTargets) => withNetwork(site, { internetTargets })}
        />
        <SiteTextSetting
          label="Download for a speed sample"
          explanation="A file on a server of the school or district. A small part is fetched before testing, never while a room is testing. Not a vendor's server. Empty: no sample is taken."
          placeholder="https://files.district.example/10MB.bin"
          stored={network.throughputUrl ?? ''}
          read={readThroughputUrl}
          change={(site, throughputUrl) => withNetwork(site, { throughputUrl })}
        />
      </SettingGroup>
      <SettingGroup title="Access points, switches, controllers">
        <SettingBlock
          title="Devices of the network"
          hint="By the names that rooms have in the roster. Rooms that share one can then be told to have trouble together. An address lets the console ask whether it answers; it is asked nothing else."
        >
          <RowsSetting
            name="Network devices"
            addLabel="Add a device"
            columns={DEVICE_COLUMNS}
            stored={network.devices.map(({ name, kind, address, uplink }) => ({
              name,
              kind,
              address: address ?? '',
              uplink: uplink ?? '',
            }))}
            emptyRow={(): Row => ({ name: '', kind: 'access-point', address: '', uplink: '' })}
            read={readNetworkDevice}
            save={(devices) => saveSite((site) => withNetwork(site, { devices: [...devices] }))}
          />
        </SettingBlock>
      </SettingGroup>
    </>
  );
}

const DEVICE_COLUMNS: readonly Column[] = [
  { key: 'name', label: 'Name', placeholder: 'AP-114' },
  {
    key: 'kind',
    label: 'Kind',
    options: [
      { value: 'access-point', label: 'Access point' },
      { value: 'switch', label: 'Switch' },
      { value: 'controller', label: 'Controller' },
    ],
  },
  { key: 'address', label: 'Address', placeholder: 'Address, if known' },
  { key: 'uplink', label: 'Hangs on', placeholder: 'Hangs on, such as SW-2' },
];
