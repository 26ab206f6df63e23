import type { IncidentQuery } from '../../shared/model/incident.ts';
import { listen, request } from '../ipc/client.ts';
import { useAccessStore } from './access-store.ts';
import { useIncidentsStore } from './incidents-store.ts';
import { useProgramsStore } from './programs-store.ts';

const NOTHING_BUT_COUNTS: IncidentQuery = {
  text: '',
  states: [],
  categories: [],
  from: null,
  to: null,
  onlyOpen: true,
  sort: 'due',
  offset: 0,
  limit: 1,
};

/** Follows incidents, people and programs. @returns the disposer. */
export function connectIncidents(): () => void {
  const stops = [
    listen('access.changed', (access) => {
      useAccessStore.setState({ access });
      void askForCounts();
    }),
    listen('incidents.changed', ({ counts }) => useIncidentsStore.getState().changed(counts)),
  ];
  void askForCounts();
  void request('access.state').then((said) => said.ok && useAccessStore.setState({ access: said.value }));
  void request('programs.list').then((said) => said.ok && useProgramsStore.setState({ list: said.value }));
  return () => {
    for (const stop of stops) stop();
  };
}

/** At the start, and when somebody else is here: they may see more, or less. */
async function askForCounts(): Promise<void> {
  const said = await request('incidents.list', NOTHING_BUT_COUNTS);
  if (said.ok) useIncidentsStore.getState().changed(said.value.counts);
}
