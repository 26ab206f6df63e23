import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';

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
    // The placeholder for the first focus would stand in the menu as a child that no menu may have.
    <Menu closeOnItemClick={false} position="bottom-start" withInitialFocusPlaceholder={false}>
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
          <Menu.CheckboxItem key={value} checked={chosen.has(value)} onChange={() => toggle(value)}>
            {choiceLabel}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
