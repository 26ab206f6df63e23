import { listen, request } from '../ipc/client.ts';
import { useAccessStore } from './access-store.ts';
import { useIncidentsStore } from './incidents-store.ts';
import { useProgramsStore } from './programs-store.ts';

/** Follows incidents, people and programs. @returns the disposer. */
export function connectIncidents(): () => void {
  const stops = [
    listen('access.changed', (access) => useAccessStore.setState({ access })),
    listen('incidents.changed', ({ counts }) => useIncidentsStore.getState().changed(counts)),
  ];
  void request('access.state').then((said) => said.ok && useAccessStore.setState({ access: said.value }));
  void request('programs.list').then((said) => said.ok && useProgramsStore.setState({ list: said.value }));
  return () => {
    for (const stop of stops) stop();
  };
}
