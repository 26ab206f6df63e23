import { Button, CopyButton, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { profileAge } from '../../../shared/model/profile-age.ts';
import type { PlatformProfile } from '../../../shared/profiles/schema.ts';
import { useProfilesStore } from '../../state/profiles-store.ts';
import { showSettings } from '../../state/settings-view.ts';
import { useSite } from '../../state/site-store.ts';
import { allowedAddresses, allowListText } from './allow-list-text.ts';
import { FactTable } from './fact-table.tsx';
import classes from './platform-page.module.css';
import { platformSections } from './platform-sections.ts';

/** One platform: what is checked, where each number comes from, how old it is, and what nobody could find out. */
export function PlatformPage({ profile }: { readonly profile: PlatformProfile }) {
  const site = useSite();
  const file = useProfilesStore((store) => store.list?.profiles.find((one) => one.profile.id === profile.id)?.file);
  const age = profileAge(profile, Date.now());
  return (
    <article className={classes.article} aria-labelledby="platform-title">
      <header>
        <Title order={1} size="h3" id="platform-title">
          {profile.name}
        </Title>
        <p className={classes.about}>{profile.about}</p>
        <p className={classes.age}>
          For school year {profile.schoolYear}. {age.sentence}
          {typeof file === 'string' && ` From the school's own file ${file}.`}
        </p>
        <Button variant="default" size="sm" mt={8} onClick={() => showSettings('platforms')}>
          Change what the school says about it
        </Button>
        {age.warning !== null && (
          <p className={classes.warning} role="note">
            <IconAlertTriangle size={18} aria-hidden /> {age.warning}
          </p>
        )}
      </header>
      {platformSections(profile, site).map((section) => (
        <FactTable key={section.title} section={section} />
      ))}
      <AllowList profile={profile} />
      <Gaps gaps={profile.gaps} />
      <Sources profile={profile} />
    </article>
  );
}

function AllowList({ profile }: { readonly profile: PlatformProfile }) {
  const site = useSite();
  const rows = allowedAddresses(profile, site);
  if (rows.length === 0) return null;
  return (
    <FactTable
      aside={
        <CopyButton value={allowListText(profile, site)} timeout={2_000}>
          {({ copied, copy }) => (
            <Button size="sm" variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy as text'}
            </Button>
          )}
        </CopyButton>
      }
      section={{
        title: 'Addresses for the network team',
        hint: 'What a filter or firewall must let through. Patterns cannot be checked from here; the hosts above can.',
        rows: rows.map(({ pattern, ports, purpose, need, source, note }) => ({
          key: pattern,
          what: pattern,
          about: purpose,
          value: [
            ports.length === 0 ? 'port not stated' : ports.join(', '),
            need === 'required' ? 'required' : 'optional',
          ].join(' · '),
          source,
          note,
        })),
      }}
    />
  );
}

function Gaps({ gaps }: { readonly gaps: readonly string[] }) {
  if (gaps.length === 0) return null;
  return (
    <section aria-labelledby="platform-gaps">
      <h2 className={classes.heading} id="platform-gaps">
        What is not known
      </h2>
      <p className={classes.hint}>Looked for and not found. Silence about these is no "fine".</p>
      <ul className={classes.gaps}>
        {gaps.map((gap) => (
          <li key={gap}>{gap}</li>
        ))}
      </ul>
    </section>
  );
}

function Sources({ profile }: { readonly profile: PlatformProfile }) {
  if (profile.sources.length === 0) return null;
  return (
    <section aria-labelledby="platform-sources">
      <h2 className={classes.heading} id="platform-sources">
        Sources
      </h2>
      <ol className={classes.sources}>
        {profile.sources.map(({ id, publisher, title, date, addresses }) => (
          <li key={id}>
            {publisher}, {title} <small>({date ?? 'undated'})</small>
            {addresses.map((address) => (
              <code key={address}>{address}</code>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
