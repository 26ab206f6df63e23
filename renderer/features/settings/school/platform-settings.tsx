import { Button, NativeSelect, Switch, Text } from '@mantine/core';
import { platformSite } from '../../../../shared/model/site.ts';
import { showPlatform } from '../../../state/platforms-view.ts';
import { useProfiles } from '../../../state/profiles-store.ts';
import { useSite } from '../../../state/site-store.ts';
import { sourceWords } from '../../../ui/source-words.ts';
import { systemHint } from '../../../ui/system-hint.ts';
import { SettingGroup, SettingRow } from '../setting-group.tsx';
import { ChecklistSettings } from './checklist-settings.tsx';
import { ExtraHostSettings, LocalServiceSettings } from './machine-settings.tsx';
import { type PlatformPartProps, withPlatform } from './platform-part.ts';
import { saveOrShow } from './save-or-show.ts';
import { SiteTextSetting } from './site-text-setting.tsx';
import { ThresholdSettings } from './threshold-settings.tsx';

/** What the school says about each testing platform. Those that are not in use take one line. */
export function PlatformSettings() {
  const profiles = useProfiles();
  const site = useSite();
  if (profiles.length === 0)
    return <Text>No platform profile could be read. The log in the data folder says why.</Text>;
  return profiles.map((profile) => (
    <PlatformGroup key={profile.id} profile={profile} own={platformSite(site, profile.id)} />
  ));
}

function PlatformGroup({ profile, own }: PlatformPartProps) {
  return (
    <SettingGroup title={profile.name} hint={profile.about}>
      <SettingRow
        label="Used at this school"
        explanation="Its checks are made for every room without a session, and its settings below matter."
      >
        <Switch
          size="sm"
          aria-label={`${profile.name} is used at this school`}
          label={own.isUsed ? 'In use' : 'Not in use'}
          checked={own.isUsed}
          onChange={(event) => {
            const isUsed = event.currentTarget.checked;
            void saveOrShow((site) => withPlatform(site, profile.id, { isUsed }));
          }}
        />
        <Button variant="subtle" size="compact-xs" mt={6} ml={-6} onClick={() => showPlatform(profile.id)}>
          What is checked, and why
        </Button>
      </SettingRow>
      {own.isUsed && (
        <>
          {profile.managementSystems.length > 0 && <SystemSetting profile={profile} own={own} />}
          {profile.siteFields.map((field) => (
            <SiteTextSetting
              key={field.key}
              label={field.label}
              explanation={field.hint}
              maxLength={200}
              isSecret={field.isSecret}
              footnote={sourceWords(profile, field)}
              stored={own.fields[field.key] ?? ''}
              read={(text) => ({ ok: true, value: text.trim() })}
              change={(site, value) => {
                const { [field.key]: _before, ...others } = platformSite(site, profile.id).fields;
                const fields = value === '' ? others : { ...others, [field.key]: value };
                return withPlatform(site, profile.id, { fields });
              }}
            />
          ))}
          {profile.localServices.map((service) => (
            <LocalServiceSettings key={service.id} profile={profile} own={own} service={service} />
          ))}
          <ExtraHostSettings profile={profile} own={own} />
          <ChecklistSettings profile={profile} own={own} />
          <ThresholdSettings profile={profile} own={own} />
        </>
      )}
    </SettingGroup>
  );
}

function SystemSetting({ profile, own }: PlatformPartProps) {
  return (
    <SettingRow label="Management system" explanation={systemHint(profile, own.managementSystem)}>
      <NativeSelect
        size="sm"
        aria-label={`Management system of ${profile.name}`}
        value={own.managementSystem ?? ''}
        data={[
          { value: '', label: 'Not chosen yet' },
          ...profile.managementSystems.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => {
          const managementSystem = event.currentTarget.value || null;
          void saveOrShow((site) => withPlatform(site, profile.id, { managementSystem }));
        }}
      />
    </SettingRow>
  );
}
