import { Button, type ButtonProps, Menu, type MenuProps, Text } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { EXPORT_WORDS } from '../../../../shared/model/export-wording.ts';
import type { ExportOffer } from '../model/exports.ts';

interface Props extends Pick<ButtonProps, 'ml'>, Pick<MenuProps, 'position'> {
  readonly label: string;
  readonly offers: readonly ExportOffer[];
  readonly onChoose: (offer: ExportOffer) => void;
}

/** What may leave the console, each with who may read it. */
export function OfferMenu({ label, offers, onChoose, position, ...button }: Props) {
  return (
    <Menu position={position ?? 'bottom-end'} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          {...button}
          variant="default"
          size="sm"
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offers.map((offer) => (
          <Menu.Item key={offer} maw={420} onClick={() => onChoose(offer)}>
            {EXPORT_WORDS[offer].name}
            <Text size="xs" c="dimmed">
              {EXPORT_WORDS[offer].mayRead}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
