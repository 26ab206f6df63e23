import type { Device } from '../../../../shared/model/roster.ts';
import { spellDuration } from '../../../../shared/model/wording.ts';
import { isMadeUpMac, MADE_UP_MAC_SENTENCE } from './address-notes.ts';
import classes from './device-facts.module.css';

/** What the import knows and nobody edits by hand. */
export function DeviceFacts({ device, now }: { readonly device: Device; readonly now: number }) {
  const facts: readonly (readonly [string, string | null])[] = [
    ['Serial', device.serial],
    ['Asset tag', device.assetTag],
    ['Model', device.model],
    ['System', device.osVersion],
    ['Last seen', device.lastSeenAt === null ? null : `${spellDuration(now - device.lastSeenAt)} ago`],
    ['Updates end', device.updatesEndAt === null ? null : new Date(device.updatesEndAt).toLocaleDateString('en-US')],
    ['MAC', device.macs.length === 0 ? null : device.macs.join('\n')],
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
      {device.macs.some(isMadeUpMac) && <p className={classes.note}>{MADE_UP_MAC_SENTENCE}</p>}
    </div>
  );
}
