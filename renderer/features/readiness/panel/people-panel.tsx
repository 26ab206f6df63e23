import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { platformName, useProfiles } from '../../../state/profiles-store.ts';
import { useConfirmations } from '../../../state/readiness-store.ts';
import { countOf } from '../../../ui/counts.ts';
import type { Board } from '../model/board.ts';
import { checkList, type ItemInRooms, itemsInRooms, peopleItem } from '../model/check-list.ts';
import { confirmAll } from '../readiness-commands.ts';
import { Fold } from './fold.tsx';
import { MoreRooms } from './more-rooms.tsx';
import { PanelFrame } from './panel-frame.tsx';
import classes from './people-list.module.css';
import { PeopleList } from './people-list.tsx';
import { type Signature, useSignature } from './use-signature.ts';
import { WhoField } from './who-field.tsx';

interface Props {
  readonly board: Board;
  readonly onClose: () => void;
}

/** The check list item by item with all its rooms, for whoever goes from door to door. */
export function PeoplePanel({ board, onClose }: Props) {
  const signature = useSignature();
  const items = itemsInRooms(board.rows);
  const ofSchool = checkList(board.school.cells.people).items;
  // What was open when the list was opened stays above, so that a tick moves nothing.
  const [openAtFirst] = useState<ReadonlySet<string>>(() => new Set(items.filter(isUndone).map(({ key }) => key)));
  const isOpen = (item: ItemInRooms) => openAtFirst.has(item.key) || isUndone(item);
  const draw = (item: ItemInRooms) => <Item key={item.key} item={item} signature={signature} />;
  const [isSchoolFirst] = useState(() => ofSchool.some(({ verdict }) => verdict !== 'pass'));
  const school = <PeopleList items={ofSchool} board={board} heading="Once for the whole school" />;
  const open = items.flatMap(({ places }) => places).filter(({ result }) => result.verdict !== 'pass').length;
  return (
    <PanelFrame
      title="Check list for all rooms"
      subtitle={open === 0 ? 'Everything is confirmed.' : `${countOf(open, 'tick')} to go.`}
      onClose={onClose}
    >
      {isSchoolFirst ? school : <WhoField ref={signature.field} isMissing={signature.isMissing} />}
      {isSchoolFirst && items.some(isOpen) && <h3 className={classes.heading}>In each room</h3>}
      {items.filter(isOpen).map(draw)}
      {items.some((item) => !isOpen(item)) && (
        <Fold label="Confirmed in every room">
          <div className={classes.list}>{items.filter((item) => !isOpen(item)).map(draw)}</div>
        </Fold>
      )}
      {!isSchoolFirst && ofSchool.length > 0 && <Fold label="Confirmed for the whole school">{school}</Fold>}
    </PanelFrame>
  );
}

function isUndone({ places }: ItemInRooms): boolean {
  return places.some(({ result }) => result.verdict !== 'pass');
}

function Item({ item, signature }: { readonly item: ItemInRooms; readonly signature: Signature }) {
  const confirmations = useConfirmations();
  const profiles = useProfiles();
  const open = item.places.filter(({ result }) => result.verdict !== 'pass');
  const first = item.places[0] === undefined ? null : peopleItem(item.places[0].result, confirmations);
  if (first === null) return null;
  const { platformId, itemId } = first;
  const tick = (roomId: string) =>
    signature.sign((by) => void confirmAll([{ platformId, itemId, roomId, by, isOk: true, note: '' }]));
  return (
    <section className={classes.item} aria-label={`${item.title}, ${platformName(profiles, platformId)}`}>
      <p className={classes.itemTitle}>
        {item.title}
        <small>{platformName(profiles, platformId)}</small>
      </p>
      <div className={classes.places}>
        {item.places.map(({ row, result }) => (
          <Checkbox
            key={row.roomId}
            size="md"
            label={row.room.name}
            checked={result.verdict === 'pass'}
            indeterminate={result.verdict === 'fail'}
            readOnly={result.verdict === 'pass'}
            onChange={() => {
              if (result.verdict !== 'pass') tick(row.roomId);
            }}
          />
        ))}
      </div>
      {open.length > 1 && (
        <MoreRooms title={item.title} places={open} platformId={platformId} itemId={itemId} sign={signature.sign} />
      )}
    </section>
  );
}
