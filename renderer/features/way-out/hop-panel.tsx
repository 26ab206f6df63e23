import { Button } from '@mantine/core';
import { hopAddress, hopStateWords, PATH_METHOD_WORDS } from '../../../shared/model/path-wording.ts';
import type { WayOutHop, WayOutMember } from '../../../shared/model/way-out.ts';
import { formatDuration, formatRtt } from '../../../shared/model/wording.ts';
import { useNow } from '../../state/clock.ts';
import { showSettings } from '../../state/settings-view.ts';
import { Ago } from '../../ui/ago.tsx';
import { clockTime } from '../../ui/times.ts';
import classes from './hop-panel.module.css';
import { HopShape } from './hop-shape.tsx';

/** Every target behind one link of the strip, with its numbers. */
export function HopPanel({ hop }: { readonly hop: WayOutHop }) {
  return (
    <div className={classes.panel}>
      <h3>{hop.name}</h3>
      {hop.members.length === 0 ? <NothingWatched hop={hop} /> : <TargetTable members={hop.members} />}
    </div>
  );
}

function NothingWatched({ hop }: { readonly hop: WayOutHop }) {
  if (hop.kind !== 'internet') return <p>Nothing was found on this laptop that could be asked.</p>;
  return (
    <>
      <p>
        Nobody outside is asked, because the school has not named anyone. Two hosts that the school agrees to contact
        let the console tell “the internet is down” from “the testing vendor is down”.
      </p>
      <Button variant="default" size="xs" data-autofocus onClick={() => showSettings('network')}>
        Enter them in Settings
      </Button>
    </>
  );
}

function TargetTable({ members }: { readonly members: readonly WayOutMember[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must be able to scroll it
    <div className={classes.scroller} tabIndex={0} data-autofocus>
      <table>
        <thead>
          <tr>
            <th scope="col">Target</th>
            <th scope="col">State</th>
            <th scope="col">Round trip</th>
            <th scope="col">Usually</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <TargetRow key={member.target.id} member={member} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TargetRow({ member: { target, state } }: { readonly member: WayOutMember }) {
  const address = hopAddress(target);
  return (
    <tr>
      <th scope="row">
        {target.name}
        {target.need === 'optional' && <span className={classes.quiet}> · optional</span>}
        <small>
          {[address === target.name ? '' : address, PATH_METHOD_WORDS[target.method]].filter(Boolean).join(' · ')}
        </small>
        {state.failure !== null && <small className={classes.failure}>{state.failure.sentence}</small>}
      </th>
      <td>
        <span className={classes.state} data-state={state.state}>
          <HopShape state={state.state} /> {hopStateWords(state)}
        </span>
        {state.checkedAt !== null && (
          <small>
            since {clockTime(state.since)}, <Ago since={state.since} />
          </small>
        )}
        <Checked checkedAt={state.checkedAt} isStale={state.isStale} />
      </td>
      <td>{state.rttMs === null || state.failure !== null ? '–' : formatRtt(state.rttMs)}</td>
      <td>{state.baselineRttMs === null ? '–' : formatRtt(state.baselineRttMs)}</td>
    </tr>
  );
}

function Checked({ checkedAt, isStale }: { readonly checkedAt: number | null; readonly isStale: boolean }) {
  const now = useNow();
  if (checkedAt === null) return null;
  return (
    <small className={isStale ? classes.failure : undefined}>
      asked {formatDuration(now - checkedAt)} ago{isStale && ', overdue'}
    </small>
  );
}
