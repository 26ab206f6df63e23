import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileText } from '@tabler/icons-react';
import type { ReportAudience, ReportFormat } from '../../../../shared/model/readiness.ts';
import { WORDS } from '../../../words.ts';
import { saveReport } from '../readiness-commands.ts';

const REPORTS: readonly {
  readonly audience: ReportAudience;
  readonly label: string;
  readonly formats: readonly ReportFormat[];
}[] = [
  { audience: 'principal', label: WORDS.readiness.reportPrincipal, formats: ['pdf', 'html'] },
  { audience: 'network', label: WORDS.readiness.reportNetwork, formats: ['pdf', 'html', 'csv', 'json'] },
];

const FORMAT_WORDS: Readonly<Record<ReportFormat, string>> = {
  pdf: 'PDF, to print or send',
  html: 'Web page (HTML)',
  csv: 'Table (CSV)',
  json: 'Data (JSON)',
};

/** Saves what the board says now, for whoever needs it. */
export function ReportMenu({ isDisabled }: { readonly isDisabled: boolean }) {
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          size="md"
          variant="default"
          px={14}
          disabled={isDisabled}
          leftSection={<IconFileText size={18} stroke={1.6} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {WORDS.readiness.report}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {REPORTS.map(({ audience, label, formats }) => [
          <Menu.Label key={label}>{label}</Menu.Label>,
          ...formats.map((format) => (
            <Menu.Item key={`${audience}-${format}`} onClick={() => void saveReport(audience, format)}>
              {FORMAT_WORDS[format]}
            </Menu.Item>
          )),
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}
