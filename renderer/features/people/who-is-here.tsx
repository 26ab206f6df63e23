import { Button, Menu } from '@mantine/core';
import { IconLogout, IconUser, IconUserCog, IconUsers } from '@tabler/icons-react';
import { useAccessStore } from '../../state/access-store.ts';
import { roleOf, signOut, usePersonName } from '../../state/people.ts';
import { useIsProjector } from '../../state/settings-store.ts';
import { showSettings } from '../../state/settings-view.ts';
import { showError } from '../../ui/notify.ts';
import classes from './who-is-here.module.css';

/** In the header: who is signed in, in name and role, or the way in. A projector shows neither name nor initials. */
export function WhoIsHere() {
  const current = useAccessStore((store) => store.access.current);
  const askToSignIn = useAccessStore((store) => store.askToSignIn);
  const isProjector = useIsProjector();
  const nameOf = usePersonName();
  if (current === null) {
    return (
      <Button variant="default" leftSection={<IconUser size={16} aria-hidden />} onClick={() => askToSignIn('')}>
        Sign in
      </Button>
    );
  }
  const label = isProjector ? 'Signed in' : nameOf(current);
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <Button
          variant="default"
          className={classes.button ?? ''}
          leftSection={<IconUser size={16} aria-hidden />}
          aria-label={isProjector ? 'Signed in' : `Signed in: ${nameOf(current)}, ${roleOf(current)}`}
        >
          <span className={classes.who}>
            <span className={classes.name}>{label}</span>
            {!isProjector && <span className={classes.role}>{roleOf(current)}</span>}
          </span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
          Sign out
        </Menu.Item>
        <Menu.Item leftSection={<IconUsers size={16} aria-hidden />} onClick={() => askToSignIn('')}>
          Somebody else signs in…
        </Menu.Item>
        <Menu.Item leftSection={<IconUserCog size={16} aria-hidden />} onClick={() => showSettings('people')}>
          People and PINs
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

async function leave(): Promise<void> {
  const result = await signOut();
  if (!result.ok) showError(result.error);
}
