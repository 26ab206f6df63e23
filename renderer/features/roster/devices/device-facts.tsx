import type { Device } from '../../../../shared/model/roster.ts';
import { spellDuration } from '../../../../shared/model/wording.ts';
import { useProfiles } from '../../../state/profiles-store.ts';
import { hardwareFacts } from '../../../ui/device-hardware.ts';
import classes from './device-facts.module.css';

/** What the import knows and nobody edits by hand. */
export function DeviceFacts({ device, now }: { readonly device: Device; readonly now: number }) {
  const profiles = useProfiles();
  const facts: readonly (readonly [string, string | null])[] = [
    ['Model', device.model],
    ['System', device.osVersion],
    ['Last seen', device.lastSeenAt === null ? null : `${spellDuration(now - device.lastSeenAt)} ago`],
    ...hardwareFacts(device, profiles).map(({ label, value }) => [label, value] as const),
    ['Updates end', device.updatesEndAt === null ? null : new Date(device.updatesEndAt).toLocaleDateString('en-US')],
  ];
  const known = facts.filter(([, value]) => value !== null);
  if (known.length === 0) return null;
  return (
    <div className={classes.block}>
      <dl className={classes.facts}>
        {known.map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
