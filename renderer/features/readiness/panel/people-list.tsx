import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, Fragment, useState } from 'react';
import type { CheckKey, CheckResult } from '../../../../shared/model/readiness.ts';
import { useNow } from '../../../state/clock.ts';
import { platformName, useProfiles } from '../../../state/profiles-store.ts';
import { useConfirmations } from '../../../state/readiness-store.ts';
import { countOf } from '../../../ui/counts.ts';
import { WORDS } from '../../../words.ts';
import type { Board } from '../model/board.ts';
import { itemsInRooms, type PeopleItem, peopleItem } from '../model/check-list.ts';
import { whenWords } from '../model/when.ts';
import { confirmAll } from '../readiness-commands.ts';
import { Fold } from './fold.tsx';
import { MoreRooms } from './more-rooms.tsx';
import classes from './people-list.module.css';
import { TickAll } from './tick-all.tsx';
import { type Signature, useSignature } from './use-signature.ts';
import { WhoField } from './who-field.tsx';

interface Props {
  readonly items: readonly CheckResult[];
  readonly board: Board;
  /** Above the items, where others follow. */
  readonly heading?: string;
}

/** What only a person can confirm: a box to tick, or to say that it is not so, with who and when. */
export function PeopleList({ items, board, heading }: Props) {
  // What was open when the list was opened stays above, so that a tick moves nothing.
  const [openAtFirst] = useState<ReadonlySet<CheckKey>>(
    () => new Set(items.filter(({ verdict }) => verdict !== 'pass').map(({ key }) => key)),
  );
  const confirmations = useConfirmations();
  const profiles = useProfiles();
  const signature = useSignature();
  const isOpen = ({ key, verdict }: CheckResult) => openAtFirst.has(key) || verdict !== 'pass';
  const open = items.filter(isOpen);
  const done = items.filter((result) => !isOpen(result));
  const draw = (result: CheckResult) => {
    const item = peopleItem(result, confirmations);
    return item === null ? null : <Item key={result.key} item={item} board={board} signature={signature} />;
  };
  return (
    <div className={classes.list}>
      <WhoField ref={signature.field} isMissing={signature.isMissing} />
      {heading !== undefined && open.length > 0 && <h3 className={classes.heading}>{heading}</h3>}
      {platformsOf(open).map((platformId) => {
        const ofPlatform = open.filter((result) => result.platformId === platformId);
        return (
          <Fragment key={platformId}>
            <div className={classes.group}>
              <h4>{platformId === null ? '' : platformName(profiles, platformId)}</h4>
              <TickAll items={ofPlatform} signature={signature} />
            </div>
            {ofPlatform.map(draw)}
          </Fragment>
        );
      })}
      {done.length > 0 && (
        <Fold label={`${countOf(done.length, 'item')} confirmed`}>
          <div className={classes.list}>{done.map(draw)}</div>
        </Fold>
      )}
    </div>
  );
}

function platformsOf(items: readonly CheckResult[]): readonly CheckResult['platformId'][] {
  return [...new Set(items.map(({ platformId }) => platformId))];
}

interface ItemProps {
  readonly item: PeopleItem;
  readonly board: Board;
  readonly signature: Signature;
}

function Item({ item, board, signature }: ItemProps) {
  const [isRefusing, setRefusing] = useState(false);
  const { result, platformId, itemId, said } = item;
  const roomId = result.scope.kind === 'room' ? result.scope.roomId : null;
  const isDone = result.verdict === 'pass';
  const say = (isOk: boolean, note: string) =>
    signature.sign((by) => {
      void confirmAll([{ platformId, itemId, roomId, by, isOk, note }]);
      setRefusing(false);
    });
  const others = itemsInRooms(board.rows)
    .find(({ key }) => key === `${platformId}/${result.checkId}`)
    ?.places.filter((place) => place.result.verdict !== 'pass' && place.row.roomId !== roomId);
  return (
    <div className={classes.item} data-verdict={result.verdict}>
      <Checkbox
        size="md"
        classNames={{ label: classes.label }}
        checked={isDone}
        indeterminate={result.verdict === 'fail'}
        readOnly={isDone}
        label={result.title}
        description={said === null ? undefined : <Said item={item} />}
        onChange={() => {
          if (!isDone) say(true, '');
        }}
      />
      {!isRefusing && (
        <div className={classes.buttons}>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setRefusing(true)}>
            {WORDS.readiness.notOk}
          </Button>
          {roomId !== null && others !== undefined && others.length > 0 && (
            <MoreRooms
              title={result.title}
              places={others}
              platformId={platformId}
              itemId={itemId}
              sign={signature.sign}
            />
          )}
        </div>
      )}
      {isRefusing && <NotOk onSay={(note) => say(false, note)} onCancel={() => setRefusing(false)} />}
    </div>
  );
}

/** `Ms. Ortiz, 07:42`; a word that no longer counts says why. */
function Said({ item: { said, result } }: { readonly item: PeopleItem }) {
  const now = useNow();
  const isAnswered = said !== null && (result.verdict === 'pass' || result.verdict === 'fail');
  const place = result.scope.kind === 'school' ? 'Once for the whole school. ' : '';
  if (!isAnswered) return <>{`${place}${result.sentence}`}</>;
  const signed = `${said.by}, ${whenWords(said.at, now)}`;
  if (said.isOk) return <>{`${place}Done: ${signed}`}</>;
  return (
    <b className={classes.refused}>
      {place}Not OK: {said.note === '' ? signed : `${said.note} (${signed})`}
    </b>
  );
}

interface NotOkProps {
  readonly onSay: (note: string) => void;
  readonly onCancel: () => void;
}

function NotOk({ onSay, onCancel }: NotOkProps) {
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSay(note.trim());
  };
  return (
    <form className={classes.note} onSubmit={submit}>
      <TextInput
        size="sm"
        label={WORDS.readiness.notOkNote}
        maxLength={300}
        data-autofocus
        autoFocus
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.noteButtons}>
        <Button size="compact-sm" type="submit" color="red">
          Save as not OK
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
