import { Text } from '@mantine/core';
import { keepUntil } from '../../../../shared/model/incident-retention.ts';
import { zoneTime } from '../../../../shared/model/zone-time.ts';
import { programOf, useProgramsStore } from '../../../state/programs-store.ts';
import { useSite } from '../../../state/site-store.ts';
import { dayDate } from '../../../ui/times.ts';
import { SettingGroup, SettingRow } from '../setting-group.tsx';
import { AuditSetting } from './audit-setting.tsx';
import { PurgeSetting } from './purge-setting.tsx';
import { RequestsSetting } from './requests-setting.tsx';

/** The record of incidents: whether it is whole, how long it is kept, and what may be erased. */
export function RecordsSettings() {
  return (
    <SettingGroup
      title="Record of incidents"
      hint="Incidents stay on this laptop, encrypted, and leave it only in a file that somebody saves. The console never looks at or controls student screens, and has no field for a student's name, birthdate or full number."
    >
      <AuditSetting />
      <KeepSetting />
      <PurgeSetting />
      <RequestsSetting />
    </SettingGroup>
  );
}

function KeepSetting() {
  const { testing } = useSite();
  const program = useProgramsStore(({ list }) => programOf(list, testing.programId));
  const { day, why } = keepUntil(program, Date.now(), testing, zoneTime(null));
  return (
    <SettingRow
      label="How long incidents are kept"
      explanation="Nothing is erased by itself. An incident on hold stays until the hold is taken off, whatever its date."
    >
      <Text size="sm">
        One that is closed today is kept until {dayDate(new Date(`${day}T12:00:00`).getTime())}. {why}
      </Text>
    </SettingRow>
  );
}
