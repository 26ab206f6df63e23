import { useSortable } from '@dnd-kit/sortable';
import { ActionIcon, Menu, Text, TextInput, UnstyledButton } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconArrowDown, IconArrowUp, IconDots, IconGripVertical, IconPencil, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { MAX_LABEL_LENGTH, type Room } from '../../../../shared/model/roster.ts';
import { command } from '../../../ipc/client.ts';
import { countOf } from '../../../ui/counts.ts';
import { doCommand } from '../do-command.ts';
import { showDoneWithUndo } from '../undo.tsx';
import { roomDropId } from './drop-targets.ts';
import classes from './room-list.module.css';

interface Props {
  readonly room: Room;
  readonly deviceCount: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isChosen: boolean;
  readonly isDropTarget: boolean;
  readonly onChoose: () => void;
  /** One place up (-1) or down (1). */
  readonly onMove: (step: number) => void;
}

/** One room of the list. Alt with an arrow moves it, F2 renames it, Delete removes it. */
export function RoomItem(props: Props) {
  const { room, deviceCount, isChosen, isDropTarget, onChoose, onMove } = props;
  const [isRenaming, setRenaming] = useState(false);
  const sortable = useSortable({ id: roomDropId(room.id) });
  const { transform, transition } = sortable;

  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.altKey && event.key === 'ArrowUp') onMove(-1);
    else if (event.altKey && event.key === 'ArrowDown') onMove(1);
    else if (event.key === 'F2') setRenaming(true);
    else if (event.key === 'Delete') askToRemoveRoom(room, deviceCount);
    else return;
    event.preventDefault();
  };
  return (
    <li
      ref={sortable.setNodeRef}
      className={classes.item}
      data-chosen={isChosen || undefined}
      data-over={(isDropTarget && sortable.isOver) || undefined}
      data-moving={sortable.isDragging || undefined}
      style={transform === null ? undefined : { transform: `translateY(${transform.y}px)`, transition }}
    >
      <UnstyledButton
        ref={sortable.setActivatorNodeRef}
        className={classes.handle}
        {...sortable.attributes}
        {...sortable.listeners}
        aria-label={`Drag ${room.name} to another place`}
      >
        <IconGripVertical size={16} aria-hidden />
      </UnstyledButton>
      {isRenaming ? (
        <RenameField room={room} onDone={() => setRenaming(false)} />
      ) : (
        <UnstyledButton
          className={classes.name}
          aria-current={isChosen ? 'true' : undefined}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown F2 Delete"
          onClick={onChoose}
          onDoubleClick={() => setRenaming(true)}
          onKeyDown={onKeyDown}
        >
          <div className={classes.title} dir="auto">
            {room.name}
          </div>
          <div className={classes.sub}>
            {room.kind === 'cart' && 'Cart · '}
            {countOf(deviceCount, 'device')}
            {room.note !== '' && ` · ${room.note}`}
          </div>
        </UnstyledButton>
      )}
      <RoomMenu {...props} onRename={() => setRenaming(true)} />
    </li>
  );
}

function RoomMenu({ room, deviceCount, isFirst, isLast, onMove, onRename }: Props & { readonly onRename: () => void }) {
  return (
    <Menu position="bottom-end" withinPortal returnFocus={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More for ${room.name}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onRename}>
          Rename
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowUp size={16} aria-hidden />} disabled={isFirst} onClick={() => onMove(-1)}>
          Move up
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown size={16} aria-hidden />} disabled={isLast} onClick={() => onMove(1)}>
          Move down
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => askToRemoveRoom(room, deviceCount)}
        >
          Remove…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Saved with Enter or when it is left, thrown away with Escape. */
function RenameField({ room, onDone }: { readonly room: Room; readonly onDone: () => void }) {
  const [name, setName] = useState(room.name);
  const save = async () => {
    const wanted = name.trim();
    if (wanted !== '' && wanted !== room.name) {
      await command('rooms.update', { roomId: room.id, patch: { name: wanted } });
    }
    onDone();
  };
  return (
    <TextInput
      size="xs"
      className={classes.rename ?? ''}
      aria-label={`New name for ${room.name}`}
      ref={focusAndSelect}
      maxLength={MAX_LABEL_LENGTH}
      value={name}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void save();
        if (event.key === 'Escape') onDone();
      }}
    />
  );
}

function focusAndSelect(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}

function askToRemoveRoom(room: Room, deviceCount: number): void {
  const fate =
    deviceCount === 0
      ? 'There is no device in it.'
      : `Its ${countOf(deviceCount, 'device')} stay in the roster, without a room.`;
  modals.openConfirmModal({
    title: `Remove ${room.name}?`,
    children: <Text size="sm">{fate} You can undo this.</Text>,
    labels: { confirm: `Remove ${room.name}`, cancel: 'Keep' },
    confirmProps: { color: 'red' },
    onConfirm: () => {
      void doCommand('rooms.remove', { roomId: room.id }).then((isRemoved) => {
        if (isRemoved) showDoneWithUndo('room-removed', `Removed ${room.name}.`);
      });
    },
  });
}
