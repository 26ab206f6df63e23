import { Autocomplete, type ComboboxParsedItem } from '@mantine/core';
import { useState } from 'react';
import { MAX_LABEL_LENGTH, type Room, type RoomPatch } from '../../../../shared/model/roster.ts';
import { useRosterStore } from '../../../state/roster-store.ts';
import { useSite } from '../../../state/site-store.ts';
import { networkNames } from './network-names.ts';
import classes from './room-editor.module.css';

interface Props {
  readonly room: Room;
  readonly onSave: (patch: RoomPatch) => void;
}

/** What the room's network hangs on. Names in use are offered, because rooms share an access point only by the same name. */
export function RoomNetwork({ room, onSave }: Props) {
  const rooms = useRosterStore((store) => store.data?.rooms);
  const site = useSite();
  const names = networkNames(rooms?.values() ?? [], site.network.devices);
  return (
    <div className={classes.network}>
      <NameField
        key={`access-point ${room.id}`}
        label="Access point"
        placeholder="Such as AP 112"
        value={room.accessPoint}
        names={names.accessPoints}
        onSave={(accessPoint) => onSave({ accessPoint })}
      />
      <NameField
        key={`uplink ${room.id}`}
        label="Switch or floor"
        placeholder="Such as Floor 1"
        value={room.uplink}
        names={names.uplinks}
        onSave={(uplink) => onSave({ uplink })}
      />
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string | null;
  readonly names: readonly string[];
  readonly onSave: (name: string | null) => void;
}

function NameField({ label, placeholder, value, names, onSave }: FieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const save = (text: string | null) => {
    const name = text?.trim() || null;
    if (text !== null && name !== value) onSave(name);
    setTyped(null);
  };
  return (
    <Autocomplete
      size="sm"
      className={classes.networkName ?? ''}
      label={label}
      placeholder={placeholder}
      maxLength={MAX_LABEL_LENGTH}
      data={[...names]}
      // All names until something is typed: the one that is there must not hide the others.
      filter={({ options }) => (typed === null ? options : options.filter((option) => isWanted(option, typed)))}
      comboboxProps={{ shadow: 'md' }}
      value={typed ?? value ?? ''}
      onChange={setTyped}
      onOptionSubmit={save}
      onBlur={() => save(typed)}
      onKeyDown={(event) => {
        // With a name chosen from the list, Enter takes that one.
        if (event.key === 'Enter' && !event.currentTarget.hasAttribute('aria-activedescendant')) save(typed);
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}

function isWanted(option: ComboboxParsedItem, typed: string): boolean {
  return 'label' in option && option.label.toLowerCase().includes(typed.trim().toLowerCase());
}
