import { platformSite } from '../../../../shared/model/site.ts';
import { appliesTo } from '../../../../shared/profiles/read.ts';
import type { LocalService } from '../../../../shared/profiles/schema.ts';
import { saveSite } from '../../../state/site-store.ts';
import { type PlatformPartProps, withPlatform } from './platform-part.ts';
import { type Column, RowsSetting } from './rows-setting.tsx';
import { SettingBlock } from './setting-block.tsx';
import { readExtraHost, readMachine } from './site-readings.ts';

/** The school's own machines of one service, such as the ProctorCache in the library. */
export function LocalServiceSettings({
  profile,
  own,
  service,
}: PlatformPartProps & { readonly service: LocalService }) {
  const inUse = new Set(own.managementSystem === null ? [] : [own.managementSystem]);
  const applies = appliesTo(service.managementSystems, inUse);
  const ports = service.defaultPorts.join(' and ');
  const system = profile.managementSystems
    .filter(({ id }) => service.managementSystems.includes(id))
    .map(({ name }) => name)
    .join(' or ');
  return (
    <SettingBlock
      title={`${service.name} machines`}
      hint={[
        `${capitalize(service.purpose)}.`,
        ports === '' ? 'Name the ports of each machine.' : `Without ports of its own a machine is asked on ${ports}.`,
        applies ? '' : `Checked only under ${system}.`,
      ]
        .filter(Boolean)
        .join(' ')}
    >
      <RowsSetting
        name={`${service.name} machines`}
        addLabel="Add a machine"
        columns={[
          { key: 'name', label: 'Name', placeholder: 'Name, such as Library' },
          { key: 'host', label: 'Address', placeholder: 'Name or address' },
          {
            key: 'ports',
            label: 'Ports',
            placeholder: ports === '' ? 'Port' : `Ports: ${service.defaultPorts.join(', ')}`,
          },
        ]}
        stored={(own.localServices[service.id] ?? []).map((machine) => ({
          name: machine.name,
          host: machine.host,
          ports: machine.ports.join(', '),
        }))}
        emptyRow={() => ({ name: '', host: '', ports: '' })}
        read={readMachine}
        save={(machines) =>
          saveSite((site) =>
            withPlatform(site, profile.id, {
              localServices: { ...platformSite(site, profile.id).localServices, [service.id]: [...machines] },
            }),
          )
        }
      />
    </SettingBlock>
  );
}

const HOST_COLUMNS: readonly Column[] = [
  { key: 'host', label: 'Host', placeholder: 'Host', width: 2 },
  { key: 'port', label: 'Port', placeholder: '443' },
  {
    key: 'protocol',
    label: 'How',
    width: 1.4,
    options: [
      { value: 'https', label: 'HTTPS' },
      { value: 'tls', label: 'TLS only' },
      { value: 'tcp', label: 'Connection' },
    ],
  },
  {
    key: 'need',
    label: 'Need',
    width: 1.4,
    options: [
      { value: 'required', label: 'Required' },
      { value: 'optional', label: 'Optional' },
    ],
  },
  { key: 'purpose', label: 'Purpose', placeholder: 'What it is for', width: 2 },
];

/** Hosts that the school wants checked beside the profile's own. */
export function ExtraHostSettings({ profile, own }: PlatformPartProps) {
  return (
    <SettingBlock
      title="Extra hosts"
      hint="Checked beside the platform's own, such as the sign-in page of your program. Failing at a required one is a no-go."
    >
      <RowsSetting
        name={`Extra hosts of ${profile.name}`}
        addLabel="Add a host"
        columns={HOST_COLUMNS}
        stored={own.extraHosts.map(({ host, port, purpose, need, protocol }) => ({
          host,
          port: String(port),
          purpose,
          need,
          protocol,
        }))}
        emptyRow={() => ({ host: '', port: '', purpose: '', need: 'required', protocol: 'https' })}
        read={readExtraHost}
        save={(hosts) =>
          saveSite((site) => {
            const before = platformSite(site, profile.id).extraHosts;
            // What a site file said about the expected answer has no field here and is kept.
            const extraHosts = hosts.map((host) => {
              const http = before.find((one) => one.host === host.host && one.port === host.port)?.http;
              return http === undefined || host.protocol !== 'https' ? host : { ...host, http };
            });
            return withPlatform(site, profile.id, { extraHosts });
          })
        }
      />
    </SettingBlock>
  );
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
