import { Checkbox, Stack, Text } from '@mantine/core';
import type { ImportChoices, ImportPreview } from '../../../../shared/model/roster-import.ts';
import { countOf } from '../../../ui/counts.ts';
import { Section } from '../section.tsx';

interface Props {
  readonly preview: ImportPreview;
  readonly choices: ImportChoices;
  readonly onChange: (patch: Partial<ImportChoices>) => void;
}

export function ImportOptions({ preview, choices, onChange }: Props) {
  const { retired } = preview.counts;
  return (
    <Section title="Options">
      <Stack gap="sm" p="sm">
        <Checkbox
          size="xs"
          label="Addresses only"
          description="Adds addresses, host names and MACs to devices already in the roster. Makes no devices and changes no rooms. For a DHCP lease list."
          checked={choices.addressesOnly}
          onChange={(event) => onChange({ addressesOnly: event.currentTarget.checked })}
        />
        <Checkbox
          size="xs"
          label="Include retired devices"
          description={describeRetired(retired, choices.includeRetired)}
          checked={choices.includeRetired}
          onChange={(event) => onChange({ includeRetired: event.currentTarget.checked })}
        />
        <Checkbox
          size="xs"
          label="Allow public addresses"
          description="Addresses on the public internet are dropped, because they rarely belong to a device in the building."
          checked={choices.allowPublicAddresses}
          onChange={(event) => onChange({ allowPublicAddresses: event.currentTarget.checked })}
        />
        {choices.allowPublicAddresses && (
          <Text size="sm" role="note">
            This console would then send pings to addresses outside the school. Only do this with a good reason;
            Settings must allow it too.
          </Text>
        )}
      </Stack>
    </Section>
  );
}

function describeRetired(retired: number, isIncluded: boolean): string {
  if (retired === 0) return 'The file marks no device as retired.';
  return isIncluded
    ? `${countOf(retired, 'retired device')} in the file, imported too.`
    : `${countOf(retired, 'retired device')} in the file, left out.`;
}
