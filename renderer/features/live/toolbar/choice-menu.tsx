import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';

interface ChoiceMenuProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  /** Empty: no choice is made, everything is shown. */
  readonly chosen: ReadonlySet<Value>;
  readonly onChange: (chosen: ReadonlySet<Value>) => void;
}

/** A menu with check marks that stays open while choosing. */
export function ChoiceMenu<Value extends string>({ label, choices, chosen, onChange }: ChoiceMenuProps<Value>) {
  function toggle(value: Value): void {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    onChange(next);
  }
  return (
    <Menu closeOnItemClick={false} position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          size="sm"
          px={10}
          fw={500}
          flex="none"
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
          {chosen.size > 0 && `: ${chosen.size}`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {choices.map(({ value, label: choiceLabel }) => (
          <Menu.Item
            key={value}
            role="menuitemcheckbox"
            aria-checked={chosen.has(value)}
            leftSection={<IconCheck size={14} aria-hidden opacity={chosen.has(value) ? 1 : 0} />}
            onClick={() => toggle(value)}
          >
            {choiceLabel}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
