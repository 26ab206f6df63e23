import { Badge, Button, Kbd, Tooltip } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useMemo } from 'react';
import { answeringCount } from '../../../shared/model/device-state.ts';
import { command } from '../../ipc/client.ts';
import { useNow } from '../../state/clock.ts';
import { useProfiles } from '../../state/profiles-store.ts';
import { useRosterStore } from '../../state/roster-store.ts';
import { checkedCount } from '../../state/school.ts';
import { useSchoolStore } from '../../state/school-store.ts';
import { useSessions } from '../../state/sessions-store.ts';
import { useIsDemo, useSettingsStore } from '../../state/settings-store.ts';
import { clockTime } from '../../ui/times.ts';
import { WORDS } from '../../words.ts';
import { UnfinishedMenu } from '../incidents/form/unfinished-menu.tsx';
import { WhoIsHere } from '../people/who-is-here.tsx';
import { sessionHeadline } from '../sessions/session-headline.ts';
import { COMMANDS } from './commands.ts';
import classes from './header.module.css';
import { keysFor } from './shortcuts.ts';

/** The time, the school in one number, and whether any of it is real. */
export function Header() {
  const isMac = useSettingsStore((store) => store.info?.platform === 'darwin');
  const isDemo = useIsDemo();
  const hasDevices = useRosterStore((store) => (store.data?.devices.size ?? 0) > 0);
  return (
    <header className={classes.header}>
      <Clock />
      <div className={classes.situation}>
        <SessionLine />
        <SchoolNumber />
      </div>
      {isDemo && <DemoBadge />}
      <Button variant="default" disabled={!hasDevices} onClick={COMMANDS['check-now']}>
        {WORDS.live.checkAll}
      </Button>
      <Button
        variant="default"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={<Kbd size="xs">{keysFor('mod+K', isMac)}</Kbd>}
        onClick={COMMANDS['open-palette']}
      >
        Find
      </Button>
      <UnfinishedMenu isInHeader />
      <Button
        leftSection={<IconPlus size={16} aria-hidden />}
        rightSection={<Kbd size="xs">{keysFor('mod+I', isMac)}</Kbd>}
        onClick={COMMANDS['log-incident']}
      >
        Incident
      </Button>
      <WhoIsHere />
    </header>
  );
}

function Clock() {
  const now = useNow();
  return (
    <time className={classes.clock} dateTime={new Date(now).toISOString()}>
      {clockTime(now)}
    </time>
  );
}

/** What students are doing now; nothing while no session is under way. */
function SessionLine() {
  const sessions = useSessions();
  const profiles = useProfiles();
  const headline = useMemo(() => sessionHeadline(sessions, profiles), [sessions, profiles]);
  if (headline === null) return null;
  return (
    <p className={classes.school} title={`${headline.what} · ${headline.state}`}>
      <b>{headline.what}</b> · {headline.state}
    </p>
  );
}

function SchoolNumber() {
  const total = useSchoolStore((store) => store.total);
  const rooms = useRosterStore((store) => store.data?.rooms.size ?? 0);
  const checked = checkedCount(total);
  if (checked === 0) return <p className={classes.school}>{WORDS.appName}</p>;
  return (
    <p className={classes.school}>
      <b>{answeringCount(total)}</b> of {checked} devices answer
      <span className={classes.rooms}>
        {' '}
        · {rooms} {rooms === 1 ? 'room' : 'rooms'}
      </span>
    </p>
  );
}

function DemoBadge() {
  return (
    <>
      <Tooltip label={WORDS.demo.hint}>
        <Badge className={classes.demo} variant="outline" radius="sm" size="lg" tt="none">
          {WORDS.demo.badge}
        </Badge>
      </Tooltip>
      <Button variant="subtle" size="xs" onClick={() => void command('app.leaveDemo')}>
        {WORDS.demo.leave}
      </Button>
    </>
  );
}
