import { Button, Switch } from '@mantine/core';
import { IconFileImport, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { platformSite } from '../../../../shared/model/site.ts';
import { useProfiles } from '../../../state/profiles-store.ts';
import { saveSite, useSite } from '../../../state/site-store.ts';
import { useUiStore } from '../../../state/ui-store.ts';
import { showError } from '../../../ui/notify.ts';
import { WORDS } from '../../../words.ts';
import { startImport } from '../../roster/import/import-host.tsx';
import { checkAllRooms } from '../readiness-commands.ts';
import classes from './empty-board.module.css';

const words = WORDS.readiness.empty;

/** No device is known. */
export function NoRoster() {
  return (
    <Empty title={words.noRosterTitle} lead={words.noRoster}>
      <Button size="md" leftSection={<IconFileImport size={20} aria-hidden />} onClick={() => void startImport()}>
        {WORDS.empty.import}
      </Button>
      <p>{WORDS.empty.privacy}</p>
    </Empty>
  );
}

/** Devices, but no room to test in. */
export function NoRooms() {
  return (
    <Empty title={words.noRoomsTitle} lead={words.noRooms}>
      <Button size="md" onClick={() => useUiStore.getState().goTo('roster')}>
        {words.toRoster}
      </Button>
    </Empty>
  );
}

/** Nobody has said what the school tests on; chosen here, on the spot. */
export function NoPlatform() {
  return (
    <Empty title={words.noPlatformTitle} lead={words.noPlatform}>
      <PlatformSwitches />
      <p>{words.noPlatformHint}</p>
    </Empty>
  );
}

/** Everything is there, nothing was checked: the one button, what it does and what it does not do. */
export function NeverSwept({ roomCount }: { readonly roomCount: number }) {
  return (
    <Empty title={words.neverTitle} lead={words.never}>
      <Button size="lg" leftSection={<IconRefresh size={22} aria-hidden />} onClick={() => void checkAllRooms()}>
        {roomCount === 1 ? 'Check the room' : `Check all ${roomCount} rooms`}
      </Button>
      <div className={classes.lists}>
        <section>
          <h2>What it does</h2>
          <ul>
            {words.does.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
        <section>
          <h2>What it does not do</h2>
          <ul>
            {words.doesNot.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      </div>
      <section className={classes.platforms}>
        <h2>Platforms that are checked for</h2>
        <PlatformSwitches />
      </section>
    </Empty>
  );
}

function Empty({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.scroller}>
      <div className={classes.empty}>
        <h1>{title}</h1>
        <p className={classes.lead}>{lead}</p>
        {children}
      </div>
    </div>
  );
}

function PlatformSwitches() {
  const profiles = useProfiles();
  const site = useSite();
  return (
    <div className={classes.switches}>
      {profiles.map(({ id, name, about }) => (
        <Switch
          key={id}
          size="md"
          label={name}
          description={about}
          checked={platformSite(site, id).isUsed}
          onChange={(event) => void setUsed(id, event.currentTarget.checked)}
        />
      ))}
    </div>
  );
}

async function setUsed(platformId: string, isUsed: boolean): Promise<void> {
  const saved = await saveSite((site) => ({
    ...site,
    platforms: { ...site.platforms, [platformId]: { ...platformSite(site, platformId), isUsed } },
  }));
  if (!saved.ok) showError(saved.error);
}
