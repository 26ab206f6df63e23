import { Button } from '@mantine/core';
import { IconFileImport, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useAccessStore } from '../../../state/access-store.ts';
import { programOf, useProgramsStore } from '../../../state/programs-store.ts';
import { showSettings } from '../../../state/settings-view.ts';
import { useSite } from '../../../state/site-store.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import classes from './district-queue.module.css';
import { HereCase } from './here-case.tsx';
import { byUrgency, headline, isAnswered, itemOfRequest, itemOfRow, type QueueItem } from './queue-items.ts';
import { QueueList } from './queue-list.tsx';
import { ReceivedCase } from './received-case.tsx';
import { useOpenFile } from './use-open-file.tsx';
import { type Queue, useQueue } from './use-queue.ts';

/** What only the district may decide: of this school, and what other schools sent as files. */
export function DistrictQueue() {
  const role = useAccessStore(({ access }) => access.current?.role ?? null);
  const isCoordinator = role === 'school-coordinator' || role === 'district-coordinator';
  const queue = useQueue(isCoordinator);
  if (!isCoordinator) return <ForCoordinators isSignedIn={role !== null} />;
  if (queue.rows === null) return null;
  return <KnownQueue queue={queue} />;
}

function ForCoordinators({ isSignedIn }: { readonly isSignedIn: boolean }) {
  return (
    <section className={classes.stranger} aria-label="District queue">
      <IconLock size={26} stroke={1.5} aria-hidden />
      <h2>What the district has to decide</h2>
      <p>
        Whatever would void, reset, reopen or restore a student’s test needs the word of the district coordinator, and
        so do serious incidents. Coordinators see here what waits.
      </p>
      {!isSignedIn && (
        <Button onClick={() => useAccessStore.getState().askToSignIn('To see what waits for the district.')}>
          Sign in…
        </Button>
      )}
    </section>
  );
}

function KnownQueue({ queue }: { readonly queue: Queue }) {
  const now = useMinute();
  const items = useItems(queue, now);
  const waiting = items.filter((item) => !isAnswered(item));
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const chosen = items.find(({ key }) => key === chosenKey);
  const openFile = useOpenFile((requestId) => {
    queue.reload();
    if (requestId !== null) setChosenKey(`received ${requestId}`);
  });
  return (
    <div className={classes.queue}>
      <header className={classes.head}>
        <p role="status">{headline(waiting, now)}</p>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconFileImport size={16} aria-hidden />}
          loading={openFile.isBusy}
          onClick={() => void openFile.open()}
        >
          Open a file from another console…
        </Button>
      </header>
      {queue.error !== null && <p role="alert">{queue.error.message}</p>}
      <div className={classes.columns}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must be able to scroll it */}
        <div className={classes.list} tabIndex={0}>
          <QueueList items={items} now={now} chosenKey={chosenKey} onChoose={setChosenKey} />
          <Button mt="md" size="compact-sm" variant="subtle" onClick={() => showSettings('people')}>
            Cards and trusted consoles…
          </Button>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must be able to scroll it */}
        <div className={classes.case} tabIndex={0}>
          {chosen === undefined ? (
            <p className={classes.quiet}>
              {waiting.length === 0
                ? 'When a school asks the district, in person or by file, the incident stands here with what is asked for each student.'
                : 'Choose one to see what happened, what is asked for each student, and to decide.'}
            </p>
          ) : (
            <Case key={chosen.key} item={chosen} queue={queue} />
          )}
        </div>
      </div>
      {openFile.dialog}
    </div>
  );
}

function useItems(queue: Queue, now: number): readonly QueueItem[] {
  const programs = useProgramsStore(({ list }) => list);
  const { testing } = useSite();
  const received = (queue.exchange?.received ?? []).map((entry) =>
    itemOfRequest(entry, programOf(programs, entry.request.content.programId), testing, now),
  );
  return [...(queue.rows ?? []).map(itemOfRow), ...received].sort(byUrgency);
}

function Case({ item: { source }, queue }: { readonly item: QueueItem; readonly queue: Queue }) {
  if (source.kind === 'received') return <ReceivedCase received={source.received} onDecided={queue.reload} />;
  return <HereCase incidentId={source.incidentId} trusted={queue.exchange?.trusted ?? []} />;
}
