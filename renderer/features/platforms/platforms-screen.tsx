import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconHelpCircle } from '@tabler/icons-react';
import { profileAge } from '../../../shared/model/profile-age.ts';
import type { PlatformProfile } from '../../../shared/profiles/schema.ts';
import { usePlatformsView } from '../../state/platforms-view.ts';
import { useProfiles, useProfilesStore } from '../../state/profiles-store.ts';
import { useSite } from '../../state/site-store.ts';
import { ErrorHelp } from './error-help.tsx';
import { PlatformPage } from './platform-page.tsx';
import classes from './platforms-screen.module.css';

/** What the console knows of the testing platforms, and what to do when a student's screen shows an error. */
export function PlatformsScreen() {
  const profiles = useProfiles();
  const platformId = usePlatformsView((view) => view.platformId);
  const profile = profiles.find(({ id }) => id === platformId) ?? null;
  return (
    <div className={classes.screen}>
      <nav className={classes.nav} aria-label="Platforms">
        <NavButton isCurrent={profile === null} onClick={() => usePlatformsView.setState({ platformId: null })}>
          <span className={classes.navName}>
            <IconHelpCircle size={16} aria-hidden /> Error codes
          </span>
          <small>What a student's screen says, and what to do</small>
        </NavButton>
        {profiles.map((one) => (
          <PlatformButton key={one.id} profile={one} isCurrent={one === profile} />
        ))}
        <UnreadFiles />
      </nav>
      <div className={classes.page}>{profile === null ? <ErrorHelp /> : <PlatformPage profile={profile} />}</div>
    </div>
  );
}

function PlatformButton({ profile, isCurrent }: { readonly profile: PlatformProfile; readonly isCurrent: boolean }) {
  const isUsed = useSite().platforms[profile.id]?.isUsed === true;
  const warning = profileAge(profile, Date.now()).warning;
  return (
    <NavButton isCurrent={isCurrent} onClick={() => usePlatformsView.setState({ platformId: profile.id })}>
      <span className={classes.navName}>{profile.name}</span>
      <small>
        {isUsed ? 'In use' : 'Not in use'} · school year {profile.schoolYear}
      </small>
      {warning !== null && (
        <small className={classes.navWarning}>
          <IconAlertTriangle size={13} aria-hidden /> Check its age
        </small>
      )}
    </NavButton>
  );
}

interface NavButtonProps {
  readonly isCurrent: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function NavButton({ isCurrent, onClick, children }: NavButtonProps) {
  return (
    <UnstyledButton className={classes.navButton} aria-current={isCurrent ? 'page' : undefined} onClick={onClick}>
      {children}
    </UnstyledButton>
  );
}

/** Profile files of the school's own that could not be used: nobody should wonder why a platform is missing. */
function UnreadFiles() {
  const problems = useProfilesStore((store) => store.list?.problems);
  if (problems === undefined || problems.length === 0) return null;
  return (
    <section className={classes.unread} aria-label="Files that could not be read">
      <h2>
        <IconAlertTriangle size={14} aria-hidden /> Files that could not be read
      </h2>
      <ul>
        {problems.map(({ file, message }) => (
          <li key={file}>
            <b>{file}</b> {message}
          </li>
        ))}
      </ul>
    </section>
  );
}
