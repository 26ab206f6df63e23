import { Button, Kbd } from '@mantine/core';
import { useAccessStore } from '../../../state/access-store.ts';
import { useIncidentFormStore } from '../../../state/incident-form-store.ts';
import { WORDS } from '../../../words.ts';
import classes from './empty-list.module.css';
import { useListStore } from './list-store.ts';

const words = WORDS.incidents.empty;

interface Props {
  /** Something was searched or filtered for. */
  readonly isFiltered: boolean;
  readonly onlyOpen: boolean;
}

/** Why nothing is shown, and what to do next. */
export function EmptyList({ isFiltered, onlyOpen }: Props) {
  const isSignedIn = useAccessStore(({ access }) => access.current !== null);
  if (isFiltered) return <NothingMatches />;
  return (
    <div className={classes.empty}>
      <h2>{isSignedIn ? (onlyOpen ? words.noneOpen : words.none) : words.signedOut}</h2>
      <p>{isSignedIn ? words.lead : words.signedOutLead}</p>
      <div className={classes.buttons}>
        <Button rightSection={<Kbd size="xs">Ctrl I</Kbd>} onClick={() => useIncidentFormStore.getState().log({})}>
          {words.log}
        </Button>
        {!isSignedIn && (
          <Button variant="default" onClick={() => useAccessStore.getState().askToSignIn(words.signInWhy)}>
            {words.signIn}
          </Button>
        )}
        {isSignedIn && onlyOpen && (
          <Button variant="default" onClick={() => useListStore.getState().setFilters({ onlyOpen: false })}>
            {words.showOver}
          </Button>
        )}
      </div>
      <p className={classes.promise}>{words.promise}</p>
    </div>
  );
}

function NothingMatches() {
  return (
    <div className={classes.empty}>
      <h2>{words.noMatch}</h2>
      <p>{words.noMatchLead}</p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => useListStore.getState().clearFilters()}>
          {WORDS.incidents.list.showAll}
        </Button>
      </div>
    </div>
  );
}
