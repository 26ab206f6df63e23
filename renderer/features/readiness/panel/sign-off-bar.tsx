import { Button, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { SignOff } from '../../../../shared/model/readiness.ts';
import { useNow } from '../../../state/clock.ts';
import { useWhoStore } from '../../../state/who-store.ts';
import { WORDS } from '../../../words.ts';
import type { BoardRow } from '../model/board.ts';
import { isReopened } from '../model/sign-offs.ts';
import { whenWords } from '../model/when.ts';
import { declareReady, takeBack } from '../readiness-commands.ts';
import classes from './sign-off-bar.module.css';
import { useSignature } from './use-signature.ts';
import { WhoField } from './who-field.tsx';

interface Props {
  readonly row: BoardRow;
  /** The list above asks for the name already. */
  readonly isNameAsked: boolean;
}

/** Declares the room ready by a name, shows who did, and says loudly when that no longer holds. */
export function SignOffBar(props: Props) {
  const { row } = props;
  const { signOff } = row;
  if (signOff === null) return <Declare {...props} label={`Declare ${row.room.name} ready`} />;
  if (!isReopened(signOff)) return <Declared signOff={signOff} />;
  return (
    <>
      <Reopened signOff={signOff} />
      <Declare {...props} label={`Declare ${row.room.name} ready again`} />
    </>
  );
}

function Declare({ row, isNameAsked, label }: Props & { readonly label: string }) {
  const signature = useSignature();
  // Decided once: a field that goes away while somebody types in it helps nobody.
  const [hasField] = useState(() => useWhoStore.getState().name.trim() === '');
  const [refusal, setRefusal] = useState<string | null>(null);
  const declare = () => signature.sign((by) => void declareReady(row.roomId, by).then(setRefusal));
  return (
    <div className={classes.bar}>
      {((hasField && !isNameAsked) || signature.isMissing) && (
        <WhoField ref={signature.field} isMissing={signature.isMissing} isInline />
      )}
      {refusal !== null && (
        <p className={classes.refusal} role="alert">
          {refusal}
        </p>
      )}
      <Button
        px="sm"
        variant={row.decision === 'go' ? 'filled' : 'default'}
        leftSection={<IconCheck size={18} aria-hidden />}
        onClick={declare}
      >
        {label}
      </Button>
    </div>
  );
}

function Declared({ signOff }: { readonly signOff: SignOff }) {
  const [isAsking, setAsking] = useState(false);
  const [because, setBecause] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const now = useNow();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (because.trim() !== '') void takeBack(signOff.roomId, because.trim()).then(setRefusal);
  };
  return (
    <div className={classes.bar}>
      <p className={classes.declared}>
        <IconCheck size={18} aria-hidden />
        <span>
          Declared ready by <b>{signOff.by}</b>, {whenWords(signOff.at, now)}
        </span>
        {!isAsking && (
          <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
            {WORDS.readiness.takeBack}
          </Button>
        )}
      </p>
      {isAsking && (
        <form className={classes.form} onSubmit={submit}>
          <TextInput
            size="sm"
            label={WORDS.readiness.takeBackWhy}
            maxLength={200}
            autoFocus
            value={because}
            onChange={(event) => setBecause(event.currentTarget.value)}
          />
          <Button size="sm" type="submit" disabled={because.trim() === ''}>
            Take back
          </Button>
        </form>
      )}
      {refusal !== null && (
        <p className={classes.refusal} role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}

function Reopened({ signOff }: { readonly signOff: SignOff & { readonly reopenedAt: number } }) {
  const now = useNow();
  return (
    <p className={classes.reopened} role="alert">
      <b>No longer declared ready since {whenWords(signOff.reopenedAt, now)}:</b> {signOff.reopenedBecause}{' '}
      <span>
        ({signOff.by} had declared it, {whenWords(signOff.at, now)}.)
      </span>
    </p>
  );
}
