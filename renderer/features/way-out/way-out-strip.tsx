import { Popover, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type WayOutHop, wayOutHops, wayOutWords } from '../../../shared/model/way-out.ts';
import { usePathStore } from '../../state/path-store.ts';
import { platformName, useProfiles } from '../../state/profiles-store.ts';
import { useIsSilent } from '../../state/use-silence.ts';
import { HopPanel } from './hop-panel.tsx';
import { HopShape } from './hop-shape.tsx';
import classes from './way-out-strip.module.css';

/** `Laptop ─ Gateway ─ Internet ─ TestNav ─ DRC`: every link between this laptop and the test, and how it is. */
export function WayOutStrip() {
  const path = usePathStore((store) => store.path);
  const profiles = useProfiles();
  const isSilent = useIsSilent();
  const hops = useMemo(() => wayOutHops(path, (id) => platformName(profiles, id)), [path, profiles]);
  return (
    <section className={classes.strip} aria-label="The way out of the school">
      <ol className={classes.hops}>
        {hops.map((hop) => (
          <li key={hop.key} className={classes.link} data-state={hop.state}>
            <Hop hop={hop} isOld={isSilent || hop.isStale} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Hop({ hop, isOld }: { readonly hop: WayOutHop; readonly isOld: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const words = wayOutWords(hop);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" shadow="sm" offset={4} trapFocus withinPortal>
      <Popover.Target>
        <UnstyledButton
          className={classes.hop}
          data-state={hop.state}
          data-old={isOld || undefined}
          aria-label={`${hop.name}: ${words}${isOld ? ', not fresh' : ''}. Show its targets`}
          onClick={() => setOpen(!isOpen)}
        >
          <HopShape state={hop.state} />
          <span className={classes.name}>{hop.name}</span>
          <span className={classes.words}>{words}</span>
          {isOld && <span className={classes.old}>old</span>}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.panel ?? ''}>{isOpen && <HopPanel hop={hop} />}</Popover.Dropdown>
    </Popover>
  );
}
